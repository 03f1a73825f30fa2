package ferry.server.wire;

import static ferry.server.wire.Octets.CR;
import static ferry.server.wire.Octets.LF;

import ferry.server.http.Syntax;
import ferry.server.wire.ContentSkipper.State;

/// Content in chunks (RFC 9112, 7.1). Confined to its skipper.
///
/// ```text
///              hex digits          CR          LF         bytes       CR            LF
///    BEFORE_SIZE ──► SIZE ──────────► SIZE_LF ────► DATA ──────► DATA_CR ──► DATA_LF ──► BEFORE_SIZE
///                     │  ; or space     ▲  │
///                     └──► EXTENSION ───┘  │ size 0
///                                          ▼    CR             LF
///                        ┌────────► TRAILER_START ──► LAST_LF ────► DONE
///                     LF │                 │ token
///                   TRAILER_LF ◄── TRAILER_VALUE ◄── TRAILER_NAME
///                               CR                :
/// ```
///
/// Whatever does not follow an arrow ends in FAILED. Extensions and trailers are read past: nobody here knows
/// any.
final class ChunkedContent implements ContentSkipper.Content {
    /// A line with a chunk's size, extensions included. Extensions that outweigh the content are a way of making
    /// a server work for nothing.
    private static final int SIZE_LINE = 1024;

    /// All trailer fields together, which come when a head's limits no longer count.
    private static final int TRAILERS = 8 * 1024;

    /// The largest size that can take one more hex digit.
    private static final long LARGEST_PREFIX = Long.MAX_VALUE >> 4;

    private enum Phase {
        BEFORE_SIZE,
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER_START,
        TRAILER_NAME,
        TRAILER_VALUE,
        TRAILER_LF,
        LAST_LF,
        DONE,
        FAILED
    }

    private Phase phase = Phase.BEFORE_SIZE;

    /// The size of the chunk as far as it is read, then how much of the chunk is still to come.
    private long left;

    /// How many bytes the line with the size, or the trailer section, has had.
    private int overhead;

    @Override
    public int eat(byte[] buffer, int from, int to) {
        int index = from;
        while (index < to && state() == State.MORE) {
            if (phase == Phase.DATA) {
                index = eatData(index, to);
            } else {
                phase = next(buffer[index]);
                index++;
            }
        }
        return index;
    }

    @Override
    public State state() {
        return switch (phase) {
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
            default -> State.MORE;
        };
    }

    /// A chunk's data is followed by a line end, the last chunk with its two line ends, and the line end of the
    /// trailer section; whatever the phase, one byte at least.
    @Override
    public long least() {
        return phase == Phase.DATA ? left : 1;
    }

    private int eatData(int from, int to) {
        int eaten = (int) Math.min(left, to - from);
        left -= eaten;
        if (left == 0) {
            phase = Phase.DATA_CR;
        }
        return from + eaten;
    }

    private Phase next(byte octet) {
        return switch (phase) {
            case BEFORE_SIZE -> size(octet);
            case SIZE -> afterSizeDigit(octet);
            case EXTENSION -> octet == CR ? Phase.SIZE_LF : extension(octet);
            case SIZE_LF -> octet == LF ? sized() : Phase.FAILED;
            case DATA_CR -> octet == CR ? Phase.DATA_LF : Phase.FAILED;
            case DATA_LF -> octet == LF ? Phase.BEFORE_SIZE : Phase.FAILED;
            case TRAILER_START -> octet == CR ? Phase.LAST_LF : trailer(Octets.TOKEN, octet, Phase.TRAILER_NAME);
            case TRAILER_NAME -> octet == ':' ? Phase.TRAILER_VALUE : trailer(Octets.TOKEN, octet, phase);
            case TRAILER_VALUE -> octet == CR ? Phase.TRAILER_LF : trailer(Octets.FIELD_VALUE, octet, phase);
            case TRAILER_LF -> octet == LF ? Phase.TRAILER_START : Phase.FAILED;
            case LAST_LF -> octet == LF ? Phase.DONE : Phase.FAILED;
            case DATA, DONE, FAILED -> throw new AssertionError(phase);
        };
    }

    private Phase afterSizeDigit(byte octet) {
        if (octet == CR) {
            return Phase.SIZE_LF;
        }
        // RFC 9112, 7.1.1: there may be white space before the semicolon.
        return octet == ';' || Syntax.isWhiteSpace(octet) ? extension(octet) : size(octet);
    }

    private Phase size(byte octet) {
        int digit = Character.digit(octet, 16);
        if (digit < 0 || left > LARGEST_PREFIX || isOver(SIZE_LINE)) {
            return Phase.FAILED;
        }
        left = left << 4 | digit;
        return Phase.SIZE;
    }

    private Phase extension(byte octet) {
        return Octets.FIELD_VALUE.has(octet) && !isOver(SIZE_LINE) ? Phase.EXTENSION : Phase.FAILED;
    }

    private Phase sized() {
        overhead = 0;
        return left == 0 ? Phase.TRAILER_START : Phase.DATA;
    }

    private Phase trailer(Octets allowed, byte octet, Phase reached) {
        return allowed.has(octet) && !isOver(TRAILERS) ? reached : Phase.FAILED;
    }

    private boolean isOver(int limit) {
        overhead++;
        return overhead > limit;
    }
}
