package ferry.server.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The names of the fields that browsers send: a dozen with each request, which need not be made anew each time.
/// Pure functions.
final class FieldNames {
    /// With these two numbers each of the names has a place of its own.
    private static final int PLACES = 128;

    private static final int FACTOR = 11;

    /// As browsers write them; in another case they are read like any other name.
    static final List<String> USUAL = List.of(
            "Host",
            "Connection",
            "User-Agent",
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Cache-Control",
            "Pragma",
            "Referer",
            "Origin",
            "Cookie",
            "Range",
            "If-Range",
            "If-None-Match",
            "If-Modified-Since",
            "Upgrade-Insecure-Requests",
            "Priority",
            "DNT",
            "Sec-GPC",
            "Sec-Fetch-Dest",
            "Sec-Fetch-Mode",
            "Sec-Fetch-Site",
            "Sec-Fetch-User",
            "sec-ch-ua",
            "sec-ch-ua-mobile",
            "sec-ch-ua-platform");

    private static final Name[] TABLE = table();

    private FieldNames() {}

    /// A name as it is sent.
    private static final class Name {
        private final String text;
        private final byte[] bytes;

        Name(String text) {
            this.text = text;
            this.bytes = text.getBytes(StandardCharsets.US_ASCII);
        }

        int place() {
            return FieldNames.place(bytes, 0, bytes.length);
        }

        boolean stands(byte[] buffer, int from, int to) {
            return Arrays.equals(buffer, from, to, bytes, 0, bytes.length);
        }
    }

    private static Name[] table() {
        var table = new Name[PLACES];
        Arrays.fill(table, new Name(""));
        USUAL.stream().map(Name::new).forEach(name -> table[name.place()] = name);
        return table;
    }

    private static int place(byte[] buffer, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = FACTOR * hash + buffer[i];
        }
        return Math.floorMod(hash, PLACES);
    }

    /// These bytes as text, in the case in which they were sent.
    static String text(byte[] buffer, int from, int to) {
        Name usual = TABLE[place(buffer, from, to)];
        return usual.stands(buffer, from, to) ? usual.text : Octets.text(buffer, from, to);
    }
}
