/** The line at the bottom of a station, and what it says of its scans when it has ended. */
export function aLine(root) {
  const part = (name) => root.querySelector(`[data-line="${name}"]`);
  const words = JSON.parse(part('line').dataset.words);
  let isEnded = 'ended' in root.dataset;

  return {
    show({ isOnline, waiting, ...sent }) {
      part('network').dataset.state = isOnline ? 'online' : 'offline';
      part('network').textContent = isOnline ? words.online : words.offline;
      part('waiting').textContent = waitingWords(waiting);
      part('waiting').dataset.waiting = waiting;
      if (isEnded) part('ended').textContent = ending({ waiting, ...sent });
    },
    end() {
      isEnded = true;
      part('end').hidden = false;
    },
  };

  function waitingWords(waiting) {
    if (waiting === 0) return words.nothingWaits;
    return waiting === 1 ? words.oneWaits : words.wait.replace('{n}', waiting);
  }

  function ending({ waiting, taken, kept, same }) {
    const made = waiting + taken + kept + same;
    if (made === 0) return words.noScans;
    return [
      words.taken.replace('{n}', taken),
      same > 0 && words.same.replace('{n}', same),
      kept > 0 && words.kept.replace('{n}', kept),
      waiting > 0 && words.still.replace('{n}', waiting),
    ]
      .filter(Boolean)
      .join(' ');
  }
}
