/**
 * The most common passwords of leaks: of eight characters or more, without those of digits only,
 * which are refused anyway.
 */
const WORDS = `
  password passw0rd p@ssword p@ssw0rd pa55word pa$$word password1 password2 password3 password4 password5 password7 password8 password9
  password0 password01 password11 password12 password123 password1234 password12345 password21 password22 password69 password99
  password! password1! password123! passwort passwort1 mypassword yourpassword thepassword newpassword oldpassword nopassword
  1password 2password password.1 passwordpassword passwords passw0rd1 p@ssword1 p@ssw0rd1 p@$$w0rd p@55w0rd passport password2020
  password2021 password2022 password2023 password2024 password2025 password2026 contrasena contraseña clave123 qwertyui qwertyuiop
  qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwerty01 qwerty00 qwerty11 qwerty99 qwertyqwerty qwert123 qwert1234 qwerty!1
  qwerty123! 1qwerty1 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 !qaz2wsx
  1qaz@wsx qazwsxedc qazwsx123 qazwsxedcrfv qaz123wsx zaq12wsx zaq1zaq1 zaq1xsw2 zxcvbnm1 zxcvbnm123 zxcvbnmz zxcvasdf asdfghjk asdfghjkl
  asdfasdf asdfqwer asdf1234 asdf12345 asdfzxcv asdfgh123 asdfghjkl1 qweasdzxc qweasd123 qwe123qwe qwer1234 qwerasdf qweqweqwe qweewq123
  azertyuiop azerty123 poiuytrewq lkjhgfdsa mnbvcxz1 abcdefgh abcdefghi abcdefghij abcd1234 abcd12345 abc12345 abc123456 abcabc123 abcabcabc
  abc123abc 123abc123 123qwe123 123qweasd 12qwaszx 1234qwer 12345qwert 123456a1 1234567a 12345678a 123456789a 1234567890a a1234567 a12345678
  a123456789 aa123456 aa12345678 aaa12345 a1b2c3d4 a1b2c3d4e5 1a2b3c4d 1a2b3c4d5e aaaaaaaa aaaaaaaaa aaaaaaaaaa aaaa1111 1111aaaa abababab
  asdasdasd asd123asd xxxxxxxx zzzzzzzz qqqqqqqq bbbbbbbb letmein1 letmein2 letmein12 letmein123 letmein! letmeinnow welcome1 welcome2 welcome12
  welcome123 welcome1234 welcome! welcome1! welcome01 welcome2020 welcome2021 welcome2022 welcome2023 welcome2024 welcome2025 welcome2026
  iloveyou iloveyou1 iloveyou2 iloveyou12 iloveyou123 iloveyou! iloveyou3 iloveu12 iloveme1 ilovegod ilovehim iloveher ilovejesus ilovemom
  ilovemyself loveyou1 loveyou2 lovelove lovers12 loverboy lovergirl lovely12 lovely123 loveless loveme123 iloveyousomuch forever1 forever12
  sunshine sunshine1 sunshine12 sunshine123 sunflower sunflower1 princess princess1 princess2 princess12 princess123 princesa prince123
  football football1 football12 football123 footballs baseball baseball1 baseball12 basketball basketball1 softball softball1 volleyball
  hockey123 soccer123 soccer12 soccer10 soccer11 swimming gymnastics cheerleader skateboard snowboard superman superman1 superman123 batman123
  spiderman spiderman1 ironman1 wolverine captain1 avengers starwars starwars1 startrek jedimaster matrix123 pokemon1 pokemon123 pikachu1
  naruto123 dragonball minecraft minecraft1 fortnite roblox123 warcraft starcraft overwatch playstation nintendo counter1 killer123 assassin
  michael1 michael12 michael123 michelle michelle1 jennifer jennifer1 jessica1 jessica12 jordan23 jordan123 anthony1 anthony12 brandon1
  ashley12 ashley123 charlie1 charlie123 charlotte danielle danielle1 daniel123 andrew123 nicholas nicholas1 nicole12 nicole123 jonathan
  jonathan1 joshua12 joshua123 matthew1 matthew12 william1 elizabeth elizabeth1 stephanie stephanie1 samantha samantha1 victoria victoria1
  veronica patricia patrick1 alexander alexander1 alexandra alexandra1 alexander123 benjamin benjamin1 christian christian1 christine
  christina christopher christopher1 gabriel1 gabriela gabrielle isabella isabella1 katherine kimberly kimberly1 leonardo margaret melissa1
  natalie1 rebecca1 richard1 robert12 sebastian sebastian1 thomas123 valentina valentino vanessa1 vincent1 zachary1 fernando fernanda francisco
  alejandro alejandra mariana1 marianna carolina carolina1 catherine cristina cristian estrella estrellita mariposa mariposa1 teamo123 teamomucho
  tequiero tequieromucho teamomas amormio1 miamor123 bonita123 guadalupe america1 barcelona barcelona1 realmadrid manchester manutd123 liverpool
  liverpool1 chelsea1 chelsea123 arsenal1 arsenal123 juventus cowboys1 cowboys123 steelers steelers1 yankees1 yankees12 patriots packers1 lakers24
  raiders1 redsox04 dolphins phillies dodgers1 broncos1 seahawks mustang1 mustang123 corvette corvette1 chevrolet chevelle mercedes mercedes1
  porsche1 porsche911 ferrari1 lamborghini harley12 harley123 harleydavidson kawasaki yamaha123 suzuki123 honda123 computer computer1 computer12
  computer123 internet internet1 internet123 windows1 windows10 windows7 microsoft samsung1 samsung123 samsung12 iphone123 facebook facebook1
  facebook123 google123 googlegoogle youtube1 linkedin instagram whatsapp administrator administrator1 admin123 admin1234 admin12345 admin123456
  admin123! adminadmin admin2020 admin2021 admin2022 admin2023 admin2024 admin2025 rootroot root1234 toor1234 superuser sysadmin manager1 manager123
  changeme changeme1 changeme123 changeit default1 default123 guest123 guest1234 user1234 user12345 testtest test1234 test12345 test123456 testing1
  testing123 tester123 temp1234 temp12345 temppass temporary secret123 secret12 secret1234 topsecret mysecret private1 security security1 access14
  access123 login123 login1234 loginlogin master12 master123 masterkey trustno1 trustnoone whatever whatever1 whatever12 whatever123 nothing1
  something something1 blink182 metallica metallica1 slipknot slipknot1 slipknot666 nirvana1 greenday greenday1 linkinpark rockstar rockstar1
  rockandroll rocknroll guitar123 hello123 hello1234 hello12345 hellohello helloworld hello123! hellokitty goodbye1 freedom1 freedom12 freedom123
  jesus123 jesuschrist jesus777 blessed1 blessing angel123 angels12 angelica heaven123 trinity1 babygirl babygirl1 babygirl12 babygirl123 babyboy1
  butterfly butterfly1 buttercup butterfly2 cupcake1 chocolate chocolate1 chocolat cookie123 cookies1 pumpkin1 pumpkin12 strawberry blueberry
  watermelon pineapple cherry123 banana123 bananas1 orange123 cheese123 chicken1 chicken123 pepper123 peanut123 monkey12 monkey123 monkeys1 monkey1234
  dragon12 dragon123 dragon1234 dragons1 shadow12 shadow123 tigger12 tigger123 tigers12 elephant dolphin1 dolphin123 scorpion scorpion1 snoopy123
  garfield snowball snowball1 snowflake rainbow1 rainbow12 rainbow123 midnight midnight1 moonlight starlight daylight sunlight1 thunder1 lightning
  hurricane mountain mountains summer12 summer123 summer2020 summer2021 summer2022 summer2023 summer2024 summer2025 summer2026 winter12 winter123
  winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 winter2026 spring2021 spring2022 spring2023 spring2024 spring2025 autumn2022
  autumn2023 autumn2024 autumn2025 december december1 november november1 september september1 october1 february january1 saturday thursday friday13
  happy123 happyday happiness smile123 smiley12 sweetie1 sweetheart sweetheart1 sweetness beautiful beautiful1 gorgeous handsome lovebird soulmate
  bestfriend bestfriend1 friends1 friends123 friendship family123 familia1 mommy123 mommy1234 daddy123 daddysgirl mother123 brother1 brothers
  sisters3 grandma1 fuckyou1 fuckyou2 fuckyou12 fuckyou123 fuckyou! fuckoff1 fuckfuck bullshit asshole1 bitch123 badass123 dickhead pussycat
  pussy123 sexsexsex sexy1234 sexygirl killer12 hotmail1 hotmail123 yahoo123 gmail123 america123 newyork1 newyork123 california australia washington
  colorado portland montreal victoria12 london123 paris123 brooklyn einstein swordfish swordfish1 abracadabra opensesame maverick phoenix1 phoenix123
  diamond1 diamonds platinum silver123 golden123 gateway1 creative mercury1 zeppelin ledzeppelin panther1 panthers blackjack blackcat blackbird
  bluebird redneck1 spongebob spongebob1 scooby12 scoobydoo tinkerbell tinkerbell1 cinderella mickey123 mickeymouse donald123 peterpan marlboro
  budweiser heineken jackdaniels corona123 marijuana weed4200 420blaze420 ganja420 nicotine undertaker johncena johncena1 wrestling ninja123 samurai1
  pirates1 vampire1 werewolf zombie123 skeleton skywalker darkness darkside dark1234 darkangel blackrose whiterose redrose1 wildcats wildcat1
  correcthorsebatterystaple letmein1234 callmanager callmanager1 callmanager123
`;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
