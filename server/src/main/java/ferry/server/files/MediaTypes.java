package ferry.server.files;

import ferry.server.http.Headers.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.StringTokenizer;

/// Which media type a file has, by the extension of its name. The table is the resource `media-types.txt`.
final class MediaTypes {
    private static final Field UNKNOWN = new Field("Content-Type", "application/octet-stream");

    private static final Map<String, Field> BY_EXTENSION = load();

    private MediaTypes() {}

    /// The `Content-Type` of a file of this name; that of arbitrary bytes when the name doesn't tell.
    static Field contentType(String name) {
        int dot = name.lastIndexOf('.');
        // A dot at the start hides a file; what follows is its name and no extension.
        return dot < 1 ? UNKNOWN : ofExtension(name.substring(dot + 1));
    }

    private static Field ofExtension(String extension) {
        return BY_EXTENSION.getOrDefault(extension.toLowerCase(Locale.ROOT), UNKNOWN);
    }

    private static Map<String, Field> load() {
        var stream = Objects.requireNonNull(MediaTypes.class.getResourceAsStream("media-types.txt"), "media-types.txt");
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var table = new HashMap<String, Field>();
            lines.lines().filter(MediaTypes::isEntry).forEach(line -> enter(line, table));
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEntry(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    /// A line is a media type, a colon, and the extensions of it.
    private static void enter(String line, Map<String, Field> table) {
        int colon = line.indexOf(':');
        var type = new Field("Content-Type", line.substring(0, colon).strip());
        var extensions = new StringTokenizer(line.substring(colon + 1));
        while (extensions.hasMoreTokens()) {
            String extension = extensions.nextToken();
            if (table.put(extension, type) != null) {
                throw new IllegalStateException("two media types for ." + extension);
            }
        }
    }
}
