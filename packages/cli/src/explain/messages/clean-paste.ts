/** Most that is read of a paste; a console's text is never this long. */
export const LONGEST_PASTE = 1_048_576

// eslint-disable-next-line no-control-regex -- escape sequences are what this is about
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-9;?]{0,32}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,2048}(?:\u0007|\u001b\\)?|.)?/g
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f]/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** A line break with the indentation and the quotation marks that mail and issue trackers put in front of lines. */
const LINE_BREAK = /\s{0,80}(?:\r\n|[\n\r\u2028\u2029])[\s>|]{0,80}/g

/** Takes out what terminals, mail and web pages added: colours, invisible characters, indentation, quotation signs. */
export function cleanPaste(text: string): string {
  return text
    .slice(0, LONGEST_PASTE)
    .replace(ESCAPE_SEQUENCE, "")
    .replace(CONTROL, "")
    .replace(INVISIBLE, "")
    .replace(LINE_BREAK, "\n")
}
