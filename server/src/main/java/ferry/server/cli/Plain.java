package ferry.server.cli;

/// Makes text that came from outside fit for a terminal: file names, arguments and what clients sent may hold line ends
/// and escape characters. Pure functions.
final class Plain {
    private Plain() {}

    /// The text with a question mark in the place of each control character.
    static String text(String text) {
        return text.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The same, as a whole line with its end.
    static String line(String text) {
        return text(text) + System.lineSeparator();
    }
}
