package ferry.bench;

/// How long the measurements may take. Immutable.
///
/// @param rounds how many rounds count
/// @param millis how long each peer is measured in each round
record Effort(int rounds, int millis) {

    static final Effort SHORT = new Effort(3, 60);
    static final Effort FULL = new Effort(7, 150);

    /// Rounds that do not count: the compiler is still at it.
    private static final int WARM_UP = 2;

    private static final int FIRST_GUESS = 4_000;
    private static final int MOST = 4_000_000;

    static Effort named(String name) {
        return switch (name) {
            case "short" -> SHORT;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("short or full, not " + name);
        };
    }

    int firstRound() {
        return -WARM_UP;
    }

    int firstGuess() {
        return FIRST_GUESS;
    }

    /// So many messages that they take the time, if it goes on at this rate; a number that can be shared by four.
    int messagesAt(double perSecond) {
        return (int) Math.clamp(perSecond * millis / 1000, FIRST_GUESS, MOST) / 4 * 4;
    }
}
