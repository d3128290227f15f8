/** The device that was chosen last, on this browser. */
const CHOSEN = 'scanner.camera';
/** Pause between two pictures, ms. */
const PAUSE = 120;

/**
 * Shows a camera in the video, and reads codes until the page is left. Stops while the page is hidden.
 *
 * @param facing 'environment' or 'user', until somebody chooses a camera
 * @param onText gets each text that is read
 * @param onState gets `{ error }` ('denied', 'none', 'busy', 'insecure' or null), `cameras`, `hasTorch`, `isFront`
 */
export function aCamera({ video, decoder, facing, onText, onState }) {
  let stream = null;
  let starting = 0;
  let isOver = false;

  async function start() {
    if (isOver) return;
    stop();
    const mine = starting;
    if (!navigator.mediaDevices) return onState({ error: 'insecure' });
    try {
      const opened = await open(facing);
      if (mine !== starting || document.visibilityState !== 'visible') return close(opened);
      stream = opened;
      const [track] = stream.getVideoTracks();
      track.addEventListener('ended', start);
      video.srcObject = stream;
      await video.play();
      onState({ error: null, ...(await about(track)) });
      void readUntilStopped(opened);
    } catch (error) {
      if (mine === starting) onState({ error: nameOf(error) });
    }
  }

  /** Also the camera that somebody has yet to allow. */
  function stop() {
    starting++;
    if (stream) close(stream);
    stream = null;
    video.srcObject = null;
  }

  async function readUntilStopped(mine) {
    while (stream === mine) {
      const text = await (await decoder).read(video);
      if (text && stream === mine) onText(text);
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }

  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? start() : stop(),
  );
  navigator.mediaDevices?.addEventListener?.('devicechange', () => {
    if (!stream) void start();
  });
  void start();
  return {
    stop() {
      isOver = true;
      stop();
    },
    choose(deviceId) {
      localStorage.setItem(CHOSEN, deviceId);
      void start();
    },
    /** @returns whether the lamp is on now */
    async setTorch(isOn) {
      const [track] = stream?.getVideoTracks() ?? [];
      await track?.applyConstraints({ advanced: [{ torch: isOn }] });
      return track?.getSettings().torch ?? false;
    },
  };
}

/** A remembered camera that is gone is forgotten. */
async function open(facing) {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const deviceId = localStorage.getItem(CHOSEN);
  if (deviceId) {
    const video = { ...size, deviceId: { exact: deviceId } };
    const chosen = await navigator.mediaDevices.getUserMedia({ video }).catch((error) => {
      if (nameOf(error) === 'denied') throw error;
      return null;
    });
    if (chosen) return chosen;
    localStorage.removeItem(CHOSEN);
  }
  return navigator.mediaDevices.getUserMedia({ video: { ...size, facingMode: facing } });
}

async function about(track) {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const { deviceId, facingMode } = track.getSettings();
  const cameras = devices
    .filter(({ kind }) => kind === 'videoinput')
    .map((device) => ({
      id: device.deviceId,
      label: device.label,
      isCurrent: device.deviceId === deviceId,
    }));
  const hasTorch = Boolean(track.getCapabilities?.().torch);
  return { cameras, hasTorch, isFront: facingMode === 'user' };
}

function close(stream) {
  for (const track of stream.getTracks()) track.stop();
}

function nameOf({ name }) {
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}
