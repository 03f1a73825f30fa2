package ferry.server.wire;

import static ferry.server.wire.Octets.CR;
import static ferry.server.wire.Octets.LF;

import ferry.server.http.Syntax;
import ferry.server.wire.ContentSkipper.State;

/// Content in chunks (RFC 9112, 7.1). Confined to its skipper.
///
/// ```text
///    BEFORE_SIZE ─hex digit─► SIZE ─CR─► SIZE_LF ─LF─► DATA ─all─► DATA_CR ─CR─► DATA_LF ─LF─► BEFORE_SIZE
///    SIZE ─;─► EXTENSION ─CR─► SIZE_LF
///    SIZE ─space─► BEFORE_EXTENSION ─;─► EXTENSION
///    SIZE_LF ─LF after size 0─► TRAILER_START ─CR─► LAST_LF ─LF─► DONE
///    TRAILER_START ─token─► TRAILER_NAME ─:─► TRAILER_VALUE ─CR─► TRAILER_LF ─LF─► TRAILER_START
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
        BEFORE_EXTENSION,
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
        if (phase == Phase.FAILED) {
            return State.FAILED;
        }
        return phase == Phase.DONE ? State.DONE : State.MORE;
    }

    /// What is left of the chunk; between chunks one byte, for something has to come.
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
            case SIZE -> octet == CR ? Phase.SIZE_LF : sizeOrExtension(octet);
            case BEFORE_EXTENSION -> beforeExtension(octet);
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

    private Phase sizeOrExtension(byte octet) {
        return octet == ';' || Syntax.isWhiteSpace(octet) ? beforeExtension(octet) : size(octet);
    }

    /// RFC 9112, 7.1.1: there may be white space before the semicolon, and nothing else.
    private Phase beforeExtension(byte octet) {
        if (octet == ';') {
            return Phase.EXTENSION;
        }
        return Syntax.isWhiteSpace(octet) && !isOver(SIZE_LINE) ? Phase.BEFORE_EXTENSION : Phase.FAILED;
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
