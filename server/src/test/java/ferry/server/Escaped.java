package ferry.server;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Bytes as a line of text that a person can read: visible ASCII and spaces stand for themselves, all else as `\r`,
/// `\n`, `\t`, `\\` or `\xHH`. Pure functions.
public final class Escaped {
    private static final HexFormat HEX = HexFormat.of();

    private Escaped() {}

    /// The bytes that this line stands for.
    public static byte[] bytes(String line) {
        var bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c != '\\') {
                bytes.write(c);
                at++;
            } else if (line.charAt(at + 1) == 'x') {
                bytes.write(HexFormat.fromHexDigits(line, at + 2, at + 4));
                at += 4;
            } else {
                bytes.write(control(line.charAt(at + 1)));
                at += 2;
            }
        }
        return bytes.toByteArray();
    }

    private static char control(char letter) {
        return switch (letter) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\' -> '\\';
            default -> throw new IllegalArgumentException("\\" + letter + " stands for nothing");
        };
    }

    /// The line that stands for these bytes.
    public static String text(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            switch (b) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                default -> append(text, b);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, byte b) {
        if (b >= ' ' && b < 0x7F) {
            text.append((char) b);
        } else {
            text.append("\\x").append(HEX.toHexDigits(b));
        }
    }
}
