package ferry.server.files;

import ferry.server.files.RuleSource.Line;
import ferry.server.http.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads `_redirects`. Confined to one thread; what it returns depends on nothing but the text.
///
/// ```text
///   /store   id=:id   /blog/:id   301!
///   ╰ from   ╰ query  ╰ to        ╰ status, forced
/// ```
final class RedirectParser {
    /// Each rule with a placeholder is tried for each request, a microsecond for ten. Cloudflare allows 100.
    static final int DYNAMIC_LIMIT = 500;

    /// Rules without placeholders are found by their path, and cost memory alone. Cloudflare allows 2,000, Netlify
    /// advises against 10,000.
    static final int STATIC_LIMIT = 10_000;

    private static final Map<Integer, Status> STATUSES = Stream.of(
                    Status.OK,
                    Status.MOVED_PERMANENTLY,
                    Status.FOUND,
                    Status.SEE_OTHER,
                    Status.TEMPORARY_REDIRECT,
                    Status.PERMANENT_REDIRECT,
                    Status.NOT_FOUND,
                    Status.GONE,
                    Status.UNAVAILABLE_FOR_LEGAL_REASONS)
            .collect(Collectors.toMap(Status::code, Function.identity()));

    private static final Pattern STATUS = Pattern.compile("\\d{3}!?");
    private static final Pattern PARAMETER = Pattern.compile("[^=/:][^=]*=\\S*");
    private static final Pattern CONDITION = Pattern.compile("(?i)(Country|Language|Role|Cookie|Conditions)=.*");

    private final RuleSource source;
    private final List<RedirectRule> rules = new ArrayList<>();
    private int dynamic;

    private RedirectParser(RuleSource source) {
        this.source = source;
    }

    /// The rules that this text holds, and complaints about the rest.
    static RedirectRules parse(String text) {
        var source = new RuleSource(SiteRules.REDIRECTS);
        var parser = new RedirectParser(source);
        source.forEachLine(text, parser::take);
        return RedirectRules.of(parser.rules, source.complaints());
    }

    private void take(Line line) {
        rule(line).filter(rule -> isWithinLimits(line, rule)).ifPresent(rules::add);
    }

    private boolean isWithinLimits(Line line, RedirectRule rule) {
        boolean literal = rule.from().literal().isPresent();
        int before = literal ? rules.size() - dynamic : dynamic;
        if (before >= (literal ? STATIC_LIMIT : DYNAMIC_LIMIT)) {
            source.complain(
                    line.number(),
                    literal
                            ? "there are more than " + STATIC_LIMIT + " rules"
                            : "there are more than " + DYNAMIC_LIMIT + " rules with placeholders");
            return false;
        }
        dynamic += literal ? 0 : 1;
        return true;
    }

    private Optional<RedirectRule> rule(Line line) {
        List<String> words = words(line.text());
        int to = 1;
        while (to < words.size()
                && PARAMETER.matcher(words.get(to)).matches()
                && !RuleUrl.looksLikeOne(words.get(to))) {
            to++;
        }
        if (to >= words.size()) {
            return source.reject(line.number(), "a rule is a path, a target and perhaps a status: /old /new 301");
        }
        Optional<RuleUrl> from = RuleUrl.parse(words.getFirst());
        Optional<PathPattern> pattern = from.flatMap(url -> PathPattern.ignoringSlash(url.path()));
        if (from.isEmpty() || pattern.isEmpty()) {
            return source.reject(
                    line.number(),
                    '"' + words.getFirst() + "\" is no path to redirect: it begins with a slash, "
                            + "a placeholder is a whole segment, and there is one * at most");
        }
        Optional<RuleUrl> target = RuleUrl.parse(words.get(to));
        if (target.isEmpty()) {
            return source.reject(
                    line.number(),
                    '"' + words.get(to) + "\" is no target: it is a path of this site, or begins "
                            + "with http:// or https:// and a host without placeholders");
        }
        QueryPattern query = query(words.subList(1, to));
        return outcome(line, words.subList(to + 1, words.size()), target.get())
                .map(outcome -> new RedirectRule(
                        line.number(),
                        from.get().host(),
                        pattern.get(),
                        query,
                        target.get(),
                        outcome.status,
                        outcome.forced));
    }

    private record Outcome(Status status, boolean forced) {}

    /// What stands behind the target.
    private Optional<Outcome> outcome(Line line, List<String> words, RuleUrl target) {
        for (String word : words) {
            if (CONDITION.matcher(word).matches()) {
                return source.reject(
                        line.number(), "a local server can't know whether " + word + " holds, so this rule never does");
            }
        }
        String word = words.isEmpty() ? "301" : words.getFirst();
        Status status = STATUS.matcher(word).matches() ? STATUSES.get(Integer.parseInt(word.substring(0, 3))) : null;
        if (status == null || words.size() > 1) {
            return source.reject(
                    line.number(),
                    '"' + String.join(" ", words) + "\" is no status: it is one of "
                            + STATUSES.keySet().stream()
                                    .sorted()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", "))
                            + ", perhaps with an exclamation mark");
        }
        boolean elsewhere = status.code() / 100 != 3 && target.host().isPresent();
        return elsewhere
                ? source.reject(
                        line.number(), "Ferry is no proxy: a target at another host needs a status from 301 to 308")
                : Optional.of(new Outcome(status, word.endsWith("!")));
    }

    /// A comment may stand at the end of a line, too.
    private static List<String> words(String text) {
        List<String> words = List.of(text.split("\\s+"));
        int comment = 0;
        while (comment < words.size() && !words.get(comment).startsWith("#")) {
            comment++;
        }
        return words.subList(0, comment);
    }

    private static QueryPattern query(List<String> parameters) {
        var expected = new HashMap<String, String>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            expected.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return new QueryPattern(expected);
    }
}
