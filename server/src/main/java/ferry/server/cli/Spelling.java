package ferry.server.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what somebody meant who mistyped. Pure functions.
final class Spelling {
    /// Two typing errors are guessed at; with three, `--foo` would be `--demo`.
    private static final int TOLERANCE = 2;

    private Spelling() {}

    /// The word nearest to this one, if any is near: one that it begins, or one that is a few typing errors away.
    static Optional<String> closest(String word, List<String> words) {
        Optional<String> begun =
                words.stream().filter(known -> known.startsWith(word)).findFirst();
        return begun.or(() -> words.stream()
                .filter(known -> distance(word, known) <= TOLERANCE)
                .min(Comparator.comparingInt(known -> distance(word, known))));
    }

    /// How many letters have to be put in, taken out, changed, or swapped with their neighbour (optimal string
    /// alignment distance).
    static int distance(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = step(a, b, i, j, distance);
            }
        }
        return distance[a.length()][b.length()];
    }

    /// The distance of the first `i` letters of one to the first `j` of the other, from those of shorter beginnings.
    private static int step(String a, String b, int i, int j, int[][] shorter) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int oneMore = 1 + Math.min(shorter[i - 1][j], shorter[i][j - 1]);
        int oneChanged = shorter[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(oneMore, oneChanged);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, shorter[i - 2][j - 2] + 1) : least;
    }
}
