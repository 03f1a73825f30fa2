package ferry.bench;

import java.util.Arrays;

/// How many messages a channel holds.
enum Capacity {
    UNBOUNDED(Integer.MAX_VALUE),
    MANY(1024),
    ONE(1),
    RENDEZVOUS(0);

    private final int places;

    Capacity(int places) {
        this.places = places;
    }

    int places() {
        return places;
    }

    static Capacity named(String name) {
        return Arrays.stream(values())
                .filter(capacity -> capacity.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return this == UNBOUNDED ? "unbounded" : Integer.toString(places);
    }
}
