package ferry.server.observe;

import java.util.HexFormat;

/// How text of a client's choice is written inside quotes: printable ASCII without quote and backslash stands for
/// itself, everything else becomes a number. Immutable.
///
/// A line feed could forge a line, an escape character could repaint the terminal of whoever reads the log
/// (CWE-117, CWE-150), and in JSON a lone surrogate is no text at all.
enum Escapes {
    /// `\x0a`, as nginx has it. The rare character that is no byte is written as in JSON.
    HEX {
        @Override
        void appendNumber(StringBuilder line, char character) {
            if (character > 0xFF) {
                JSON.appendNumber(line, character);
            } else {
                line.append("\\x");
                LOWER_CASE.toHexDigits(line, (byte) character);
            }
        }
    },

    /// The same outside of quotes, where a space would begin the next column.
    WORD {
        @Override
        void appendNumber(StringBuilder line, char character) {
            HEX.appendNumber(line, character);
        }

        @Override
        boolean standsForItself(char character) {
            return character != ' ' && super.standsForItself(character);
        }
    },

    /// A `u` and four digits, as JSON has it (RFC 8259, section 7).
    JSON {
        @Override
        void appendNumber(StringBuilder line, char character) {
            line.append("\\u");
            LOWER_CASE.toHexDigits(line, (byte) (character >> 8));
            LOWER_CASE.toHexDigits(line, (byte) character);
        }
    };

    private static final HexFormat LOWER_CASE = HexFormat.of();

    /// Appends the text, escaped.
    void append(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (standsForItself(character)) {
                line.append(character);
            } else {
                appendNumber(line, character);
            }
        }
    }

    abstract void appendNumber(StringBuilder line, char character);

    boolean standsForItself(char character) {
        return character >= ' ' && character <= '~' && character != '"' && character != '\\';
    }
}
