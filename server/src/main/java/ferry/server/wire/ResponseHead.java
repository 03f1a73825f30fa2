package ferry.server.wire;

import ferry.server.http.Headers;
import ferry.server.http.Response;
import ferry.server.http.Status;
import ferry.server.http.Version;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Makes the bytes of a response's head (RFC 9112, 4 and 5). Pure functions.
///
/// What belongs to the connection (framing, persistence, date) is written here alone: what a handler says about
/// it is dropped, for two fields that contradict each other split the response in two.
public final class ResponseHead {
    /// Enough for what most heads have beside the fields of the response: the status line and what is written here.
    private static final int USUAL_SIZE = 128;

    private ResponseHead() {}

    /// The head of this response: status line, fields, empty line.
    ///
    /// @param version as the client speaks it; the status line always says what the server speaks (RFC 9110, 2.5)
    /// @param date the value of the `Date` field
    /// @param room how many bytes of content are to be put behind it: one array for both, and no copy
    /// @return the head, from 0 to the limit of a buffer with its own array and a capacity that has the room
    public static ByteBuffer encode(Response response, ResponsePlan plan, Version version, String date, int room) {
        var head = new Writer(USUAL_SIZE + size(response.headers()) + room);
        head.statusLine(response.status());
        head.field("Date", date);
        if (!response.headers().contains("Server")) {
            head.field("Server", "ferry");
        }
        for (Headers.Field field : response.headers()) {
            if (!belongsToConnection(field.name())) {
                head.field(field.name(), field.value());
            }
        }
        framing(head, response, plan);
        connection(head, plan, version);
        head.lineEnd();
        return head.toBuffer(room);
    }

    private static int size(Headers fields) {
        int size = 0;
        for (Headers.Field field : fields) {
            size += field.name().length() + field.value().length() + Writer.AROUND_FIELD;
        }
        return size;
    }

    /// Whether fields of this name are written here alone, whatever a handler says.
    public static boolean belongsToConnection(String name) {
        return switch (name.length()) {
            case 4 -> name.equalsIgnoreCase("Date");
            case 7 -> name.equalsIgnoreCase("Trailer");
            case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
            case 14 -> name.equalsIgnoreCase("Content-Length");
            case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
            default -> false;
        };
    }

    private static void framing(Writer head, Response response, ResponsePlan plan) {
        switch (plan.framing()) {
            case LENGTH -> head.field("Content-Length", response.body().length().orElseThrow());
            case CHUNKED -> head.field("Transfer-Encoding", "chunked");
            case NONE, UNTIL_CLOSE -> {}
        }
    }

    /// Each version is told when it is not to do what it would do by itself (RFC 9112, 9.3).
    private static void connection(Writer head, ResponsePlan plan, Version version) {
        if (!plan.persistent()) {
            head.field("Connection", "close");
        } else if (version == Version.HTTP_1_0) {
            head.field("Connection", "keep-alive");
        }
    }

    /// An array that grows. Characters become one byte each: no status or field holds any above that.
    private static final class Writer {
        /// A colon, a space and the line end.
        static final int AROUND_FIELD = 4;

        private byte[] bytes;
        private int size;

        Writer(int capacity) {
            bytes = new byte[capacity];
        }

        void statusLine(Status status) {
            text("HTTP/1.1 ");
            number(status.code());
            text(" ");
            text(status.reason());
            lineEnd();
        }

        void field(String name, long value) {
            text(name);
            text(": ");
            number(value);
            lineEnd();
        }

        void field(String name, String value) {
            text(name);
            text(": ");
            text(value);
            lineEnd();
        }

        void lineEnd() {
            text("\r\n");
        }

        ByteBuffer toBuffer(int room) {
            reserve(room);
            return ByteBuffer.wrap(bytes, 0, size);
        }

        /// Digit by digit: a text would be two objects.
        private void number(long number) {
            if (number >= 10) {
                number(number / 10);
            }
            reserve(1);
            bytes[size++] = (byte) ('0' + number % 10);
        }

        /// Of all ways to get a string's bytes this is the only one that copies them to where they are to be.
        @SuppressWarnings("deprecation") // It cuts characters to their lower half, and here they have no other.
        private void text(String text) {
            int length = text.length();
            reserve(length);
            text.getBytes(0, length, bytes, size);
            size += length;
        }

        private void reserve(int room) {
            if (bytes.length - size < room) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + room));
            }
        }
    }
}
