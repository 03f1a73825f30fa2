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
    /// Stands before what is worth compressing.
    private static final char COMPRESSIBLE = '*';

    private static final MediaType UNKNOWN =
            new MediaType(new Field("Content-Type", "application/octet-stream"), false);

    private static final Map<String, MediaType> BY_EXTENSION = load();

    private MediaTypes() {}

    /// The media type of a file of this name; that of arbitrary bytes when the name doesn't tell.
    static MediaType of(String name) {
        int dot = name.lastIndexOf('.');
        // A dot at the start hides a file; what follows is its name and no extension.
        return dot < 1 ? UNKNOWN : ofExtension(name.substring(dot + 1));
    }

    private static MediaType ofExtension(String extension) {
        return BY_EXTENSION.getOrDefault(extension.toLowerCase(Locale.ROOT), UNKNOWN);
    }

    private static Map<String, MediaType> load() {
        var stream = Objects.requireNonNull(MediaTypes.class.getResourceAsStream("media-types.txt"), "media-types.txt");
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var table = new HashMap<String, MediaType>();
            lines.lines().filter(MediaTypes::isEntry).forEach(line -> enter(line, table));
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEntry(String line) {
        return !line.isBlank() && !line.startsWith("#");
    }

    /// A line is a star if the type is compressible, the media type, a colon, and the extensions of it.
    private static void enter(String line, Map<String, MediaType> table) {
        int colon = line.indexOf(':');
        boolean compressible = line.charAt(0) == COMPRESSIBLE;
        String name = line.substring(compressible ? 1 : 0, colon).strip();
        var type = new MediaType(new Field("Content-Type", name), compressible);
        var extensions = new StringTokenizer(line.substring(colon + 1));
        while (extensions.hasMoreTokens()) {
            String extension = extensions.nextToken();
            if (table.put(extension, type) != null) {
                throw new IllegalStateException("two media types for ." + extension);
            }
        }
    }
}
