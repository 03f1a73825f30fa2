package ferry.server.files;

import ferry.server.http.RequestTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What `_redirects` says. Immutable; a pure function of a request's target.
///
/// @param literal the rules without placeholders by their paths
/// @param dynamic the rules with placeholders
/// @param complaints about the lines that say nothing
record RedirectRules(Map<String, List<RedirectRule>> literal, List<RedirectRule> dynamic, List<String> complaints) {
    static final RedirectRules NONE = new RedirectRules(Map.of(), List.of(), List.of());

    /// A rule that matches, and where it leads.
    record Match(RedirectRule rule, String destination) {}

    /// These rules, of which the first that matches counts.
    static RedirectRules of(List<RedirectRule> rules, List<String> complaints) {
        var literal = new HashMap<String, List<RedirectRule>>();
        var dynamic = new ArrayList<RedirectRule>();
        for (RedirectRule rule : rules) {
            rule.from()
                    .literal()
                    .map(path -> literal.computeIfAbsent(path, _ -> new ArrayList<>()))
                    .orElse(dynamic)
                    .add(rule);
        }
        return new RedirectRules(Map.copyOf(literal), List.copyOf(dynamic), complaints);
    }

    boolean isEmpty() {
        return literal.isEmpty() && dynamic.isEmpty();
    }

    /// The rules that match, in the order of their lines, found one by one.
    ///
    /// @param path the target's in its one spelling
    /// @param host that the request is for, without port, in lower case
    Stream<Match> matches(RequestTarget target, String path, String host) {
        List<RedirectRule> exact = literal.getOrDefault(PathPattern.withoutSlash(path), List.of());
        Stream<RedirectRule> candidates = exact.isEmpty()
                ? dynamic.stream()
                : Stream.concat(exact.stream(), dynamic.stream()).sorted(Comparator.comparingInt(RedirectRule::line));
        return candidates
                .filter(rule -> rule.host().isEmpty() || rule.host().get().equals(host))
                .flatMap(rule ->
                        rule.destination(target, path).map(destination -> new Match(rule, destination)).stream());
    }
}
