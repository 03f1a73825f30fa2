package ferry.bench.web;

import ferry.bench.web.Burden.Kind;
import ferry.bench.web.Scenario.Case;
import ferry.bench.web.Scenario.Weight;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All that can be measured, in the order of the paper. Thread-safe: there is no state.
final class Scenarios {

    private static final Ask SMALL = new Ask.Get("/" + Site.SMALL);
    private static final int BUSY = 64;
    private static final Set<String> SHORT = Set.of("c64", "c1000", "1m", "close", "not-modified", "gzip");

    private Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        all.addAll(connections());
        all.addAll(sizes());
        all.addAll(requests());
        all.addAll(modes());
        all.addAll(burdens());
        all.add(trees());
        return all;
    }

    static boolean isShort(Scenario scenario) {
        return SHORT.contains(scenario.name());
    }

    private static List<Scenario> connections() {
        return List.of(
                Scenario.of("c64", "182 bytes, 64 connections", Peer.ALL, BUSY, SMALL),
                Scenario.of("c1", "182 bytes, 1 connection", Peer.MAIN, 1, SMALL)
                        .lightly(),
                Scenario.of("c8", "182 bytes, 8 connections", Peer.MAIN, 8, SMALL)
                        .lightly(),
                Scenario.of("c1000", "182 bytes, 1,000 connections", Peer.MAIN_AND_TOMCAT, 1000, SMALL),
                Scenario.of("c5000", "182 bytes, 5,000 connections", Peer.MAIN, 5000, SMALL));
    }

    private static List<Scenario> sizes() {
        return List.of(
                Scenario.of("10k", "10 KB, 64 connections", Peer.MAIN, BUSY, new Ask.Get("/" + Site.TEN_KILOBYTES))
                        .lightly(),
                Scenario.of(
                                "100k",
                                "100 KB, 64 connections",
                                Peer.MAIN,
                                BUSY,
                                new Ask.Get("/" + Site.HUNDRED_KILOBYTES))
                        .lightly(),
                Scenario.of("1m", "1 MB, 8 connections", Peer.MAIN, 8, new Ask.Get("/" + Site.MEGABYTE)),
                Scenario.of("200m", "200 MB, 4 connections", Peer.MAIN, 4, new Ask.Get("/" + Site.HUGE)));
    }

    private static List<Scenario> requests() {
        Set<Peer> closing = EnumSet.copyOf(Peer.MAIN);
        closing.addAll(Set.of(Peer.UNDERTOW, Peer.BOOK));
        return List.of(
                Scenario.of(
                        "close",
                        "A new connection for each request, 64 at a time",
                        closing,
                        BUSY,
                        new Ask.Closing("/" + Site.SMALL)),
                Scenario.of(
                        "pipelined",
                        "Pipelined by 16, 64 connections",
                        Peer.MAIN,
                        BUSY,
                        new Ask.Batch("/" + Site.SMALL, 16)),
                Scenario.of("head", "HEAD, 64 connections", Peer.MAIN, BUSY, new Ask.Head("/" + Site.EMPTY))
                        .lightly(),
                Scenario.of("not-modified", "304, 64 connections", Peer.MAIN, BUSY, new Ask.Unchanged("/" + Site.SMALL))
                        .lightly(),
                Scenario.of("missing", "404, 64 connections", Peer.MAIN, BUSY, new Ask.Missing("/missing.html"))
                        .lightly());
    }

    private static List<Scenario> modes() {
        Ask.Get text = new Ask.Get("/" + Site.TEXT);
        return List.of(
                pair(
                                "log",
                                "An access log, 64 connections",
                                Peer.MAIN_AND_TOMCAT,
                                alone("without", Mode.PLAIN, SMALL),
                                alone("with", Mode.LOGGED, SMALL))
                        .lightly(),
                pair(
                                "gzip",
                                "A text of 60 KB, compressed by the server, 64 connections",
                                Peer.MAIN,
                                alone("plain", Mode.GZIP, text),
                                alone("gzip", Mode.GZIP, new Ask.Gzip(text.path())))
                        .lightly(),
                new Scenario(
                        "gzip-static",
                        "The same, compressed beforehand",
                        Peer.MAIN,
                        Weight.LIGHT,
                        List.of(alone("", Mode.GZIP, new Ask.Gzip("/" + Site.STATIC_TEXT)))));
    }

    private static List<Scenario> burdens() {
        Set<Peer> looking = EnumSet.copyOf(Peer.MAIN);
        // It would not notice that the text has changed, and not compress it again.
        looking.remove(Peer.FERRY_TRUST);
        return List.of(
                pair(
                        "compressing",
                        "64 connections beside one that has 20 MB compressed again and again",
                        looking,
                        alone("alone", Mode.GZIP, SMALL),
                        beside("gzip", Mode.GZIP, Kind.COMPRESSING)),
                pair(
                        "idle",
                        "64 connections beside 9,000 that rest",
                        Peer.MAIN,
                        alone("alone", Mode.PLAIN, SMALL),
                        beside("9,000", Mode.PLAIN, Kind.IDLE)),
                pair(
                        "slow",
                        "64 connections beside 50 slow readers of 200 MB",
                        Peer.MAIN,
                        alone("alone", Mode.PLAIN, SMALL),
                        beside("50 slow", Mode.PLAIN, Kind.SLOW)));
    }

    private static Scenario trees() {
        List<Case> cases = Stream.of(1, 100, 10_000, 100_000)
                .map(files -> alone("%,d".formatted(files), Mode.PLAIN, new Ask.AnyOf(files)))
                .toList();
        return new Scenario(
                "files", "Any of so many files of 182 bytes, 64 connections", Peer.MAIN, Weight.LIGHT, cases);
    }

    private static Scenario pair(String name, String title, Set<Peer> peers, Case without, Case with) {
        return new Scenario(name, title, peers, Weight.FEW_ROUNDS, List.of(without, with));
    }

    private static Case alone(String label, Mode mode, Ask ask) {
        return new Case(label, mode, ask, BUSY, Kind.NONE);
    }

    private static Case beside(String label, Mode mode, Kind burden) {
        return new Case(label, mode, SMALL, BUSY, burden);
    }
}
