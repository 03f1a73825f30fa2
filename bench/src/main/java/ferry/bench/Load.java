package ferry.bench;

import java.util.List;

/// How many threads send, and how many receive.
record Load(int producers, int consumers) {

    static final List<Load> ALL = List.of(new Load(1, 1), new Load(4, 1), new Load(1, 4), new Load(4, 4));

    @Override
    public String toString() {
        return producers + "p" + consumers + "c";
    }
}
