/** What the pictures of tabs show, by their number. Source: Salesforce's own CLI, `sf schema generate tab`. */
const PICTURES = [
  'Heart', 'Fan', 'Sun', 'Hexagon', 'Leaf', 'Triangle', 'Square', 'Diamond', 'Lightning', 'Moon', 'Star', 'Circle', 'Box',
  'Hands', 'People', 'Bank', 'Sack', 'Form', 'Wrench', 'Airplane', 'Computer', 'Telephone', 'Envelope', 'Building',
  'Alarm clock', 'Flag', 'Laptop', 'Cell phone', 'PDA', 'Radar dish', 'Car', 'Factory', 'Desk', 'Insect', 'Microphone',
  'Train', 'Bridge', 'Camera', 'Telescope', 'Credit card', 'Cash', 'Treasure chest', 'Jewel', 'Hammer', 'Ticket', 'Stamp',
  'Knight', 'Trophy', 'CD/DVD', 'Big top', 'Apple', 'Balls', 'Bell', 'Boat', 'Books', 'Bottle', 'Building Block',
  'Caduceus', 'Can', 'Umbrella', 'Castle', 'Chalkboard', 'Chip', 'Compass', 'Cup', 'Dice', 'Gears', 'Globe', 'Guitar',
  'Handsaw', 'Headset', 'Helicopter', 'Highway Sign', 'Hot Air Balloon', 'IP Phone', 'Keys', 'Locked', 'Map',
  'Measuring Tape', 'Motorcycle', 'Musical Note', 'Whistle', 'Pencil', 'Presenter', 'Real Estate Sign', 'Red Cross',
  'Safe', 'Sailboat', 'Saxophone', 'Scales', 'Shield', 'Ship', 'Shopping Cart', 'Stethoscope', 'Stopwatch',
  'Street Sign', 'Thermometer', 'Truck', 'TV CRT', 'TV Widescreen',
] // prettier-ignore

/** Each motif as metadata has it, such as `Custom53: Bell`. */
export const MOTIFS: readonly string[] = PICTURES.map((picture, index) => `Custom${index + 1}: ${picture}`)
