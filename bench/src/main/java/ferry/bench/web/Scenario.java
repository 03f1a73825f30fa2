package ferry.bench.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What is measured together: every server of it takes turns with every case. Immutable.
///
/// @param name as on the command line
record Scenario(String name, String title, Set<Peer> peers, Weight weight, List<Case> cases) {

    /// How much of the time it is worth.
    enum Weight {
        USUAL,
        FEW_ROUNDS,
        /// And short ones.
        LIGHT
    }

    /// @param label empty, where there is only one
    record Case(String label, Mode mode, Ask ask, int connections, Burden.Kind burden) {}

    static Scenario of(String name, String title, Set<Peer> peers, int connections, Ask ask) {
        return new Scenario(
                name,
                title,
                peers,
                Weight.USUAL,
                List.of(new Case("", Mode.PLAIN, ask, connections, Burden.Kind.NONE)));
    }

    Scenario lightly() {
        return new Scenario(name, title, peers, Weight.LIGHT, cases);
    }

    /// The same with those of its servers who are among these.
    Scenario by(Set<Peer> chosen) {
        Set<Peer> rest = EnumSet.copyOf(peers);
        rest.retainAll(chosen);
        return new Scenario(name, title, rest, weight, cases);
    }

    Set<Mode> modes() {
        return cases.stream().map(Case::mode).collect(Collectors.toSet());
    }

    boolean burdens(Burden.Kind kind) {
        return cases.stream().anyMatch(one -> one.burden() == kind);
    }
}
