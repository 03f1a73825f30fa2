package ferry.server.wire;

import static ferry.server.wire.Octets.CR;
import static ferry.server.wire.Octets.LF;

import ferry.server.http.Status;
import ferry.server.wire.Parsed.Invalid;
import java.util.Optional;

/// Finds out, as bytes arrive, whether a buffer holds something that is worth a worker's look. Confined to its
/// owner.
///
/// ```text
///                first byte                 line end            empty line
///    LEADING ────────────────► REQUEST_LINE ────────► FIELDS ─────────────► WHOLE
///       │                           │                   │
///       └───────────────────────────┴───────────────────┴─────────────────► REFUSED
/// ```
///
/// It looks at every byte once, however few come at a time: a client that sends byte by byte costs no more than
/// another. The [RequestParser] asks it as well, so that the two never disagree about where a head ends.
///
/// Only CR LF ends a line. RFC 9112, 2.2 lets a server accept a bare LF, but what one party takes for a line end
/// and another for a part of the line is what requests are smuggled with; and it forbids the bare CR anyway. Both
/// are refused as soon as they are seen, so that somebody who types a request by hand learns of it at once.
public final class HeadScanner {
    /// Some clients end content with a line break too many (RFC 9112, 2.2). Who sends nothing else keeps a
    /// connection busy without ever asking for anything.
    private static final int LEADING_LINES = 4;

    private static final byte TLS_HANDSHAKE = 0x16;

    private static final Invalid TLS = Invalid.bad("this port speaks http, not https");
    private static final Invalid NOT_HTTP = Invalid.bad("a request begins with a method");
    private static final Invalid BARE_CR = Invalid.bad("a carriage return stands only before a line feed");
    private static final Invalid BARE_LF = Invalid.bad("lines end with carriage return and line feed");
    private static final Invalid EMPTY_LINES = Invalid.bad("too many empty lines before the request");
    private static final Invalid LINE_TOO_LONG = new Invalid(Status.URI_TOO_LONG, "the request line is too long");
    private static final Invalid FIELD_TOO_LONG =
            new Invalid(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "a field is too long");
    private static final Invalid TOO_MANY_FIELDS =
            new Invalid(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "there are too many fields");
    private static final Invalid HEAD_TOO_LONG =
            new Invalid(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "the fields are too long in all");

    private enum Phase {
        LEADING,
        REQUEST_LINE,
        FIELDS,
        WHOLE,
        REFUSED
    }

    private final Limits limits;
    private Phase phase = Phase.LEADING;
    private Optional<Invalid> refusal = Optional.empty();

    /// Where the head begins, leading empty lines included.
    private int head;

    /// Where the request line begins, as soon as it does.
    private int requestLine;

    /// Where the line begins that is being looked at.
    private int line;

    /// The first byte that has not been looked at; a CR waits here for its LF.
    private int next;

    /// How many lines the present phase has had.
    private int lines;

    /// A scanner at the beginning of a head, at index 0.
    public HeadScanner(Limits limits) {
        this.limits = limits;
    }

    /// A new head begins at this index.
    public void restart(int from) {
        phase = Phase.LEADING;
        refusal = Optional.empty();
        head = from;
        line = from;
        next = from;
        lines = 0;
    }

    /// The buffer's content was moved down by so many bytes.
    public void shift(int by) {
        head -= by;
        requestLine -= by;
        line -= by;
        next -= by;
    }

    /// Whether a whole head is there, or what is there can only be refused.
    ///
    /// @param to the index behind the last byte that is there
    public boolean isDue(byte[] buffer, int to) {
        int stop = (int) Math.min(to, (long) head + limits.head());
        boolean more = isOpen();
        while (more) {
            more = takeLine(buffer, stop) && isOpen();
        }
        if (isOpen() && stop - head == limits.head()) {
            refuse(HEAD_TOO_LONG);
        }
        return !isOpen();
    }

    /// Whether more has been seen than line breaks before a request.
    public boolean hasBegun() {
        return phase != Phase.LEADING;
    }

    /// Why there can't be a request; empty as long as there can.
    Optional<Invalid> refusal() {
        return refusal;
    }

    /// Where the request line begins. Only when the head is whole.
    int start() {
        return requestLine;
    }

    /// The index behind the empty line that ends the head. Only when the head is whole.
    int end() {
        return next;
    }

    private boolean isOpen() {
        return switch (phase) {
            case LEADING, REQUEST_LINE, FIELDS -> true;
            case WHOLE, REFUSED -> false;
        };
    }

    /// Looks at the present line. True: go on with the next one, if there is one; false: wait for the rest.
    private boolean takeLine(byte[] buffer, int stop) {
        if (phase == Phase.LEADING && line < stop) {
            begin(buffer[line]);
        }
        return isOpen() && takeRest(buffer, stop);
    }

    private boolean takeRest(byte[] buffer, int stop) {
        while (next < stop && buffer[next] != CR && buffer[next] != LF) {
            next++;
        }
        if (next - line > longestLine()) {
            refuse(phase == Phase.REQUEST_LINE ? LINE_TOO_LONG : FIELD_TOO_LONG);
        } else if (next < stop && buffer[next] == LF) {
            refuse(BARE_LF);
        } else if (next + 1 >= stop) {
            return false;
        } else if (buffer[next + 1] != LF) {
            refuse(BARE_CR);
        } else {
            endLine(buffer);
        }
        return true;
    }

    private int longestLine() {
        return phase == Phase.FIELDS ? limits.fieldLine() : limits.requestLine();
    }

    private void begin(byte first) {
        if (Octets.TOKEN.has(first)) {
            phase = Phase.REQUEST_LINE;
            requestLine = line;
        } else if (first != CR && first != LF) {
            refuse(first == TLS_HANDSHAKE ? TLS : NOT_HTTP);
        }
    }

    private void endLine(byte[] buffer) {
        int begun = line;
        int ended = next;
        next = ended + 2;
        line = next;
        lines++;
        switch (phase) {
            case LEADING -> refuseIf(lines > LEADING_LINES, EMPTY_LINES);
            case REQUEST_LINE -> endRequestLine(buffer, begun, ended);
            case FIELDS -> endField(begun == ended);
            case WHOLE, REFUSED -> throw new AssertionError(phase);
        }
    }

    /// HTTP/0.9 has no fields and no empty line behind them: who speaks it, or no HTTP at all, waits for an
    /// answer now.
    private void endRequestLine(byte[] buffer, int from, int to) {
        if (RequestLine.namesVersion(buffer, from, to)) {
            phase = Phase.FIELDS;
            lines = 0;
        } else {
            refuse(RequestLine.withoutVersion(buffer, from, to));
        }
    }

    private void endField(boolean empty) {
        if (empty) {
            phase = Phase.WHOLE;
        } else {
            refuseIf(lines > limits.fields(), TOO_MANY_FIELDS);
        }
    }

    private void refuseIf(boolean offence, Invalid why) {
        if (offence) {
            refuse(why);
        }
    }

    private void refuse(Invalid why) {
        phase = Phase.REFUSED;
        refusal = Optional.of(why);
    }
}
