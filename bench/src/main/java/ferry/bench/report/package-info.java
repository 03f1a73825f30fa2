/// What the benchmarks write their papers with: tables in Markdown, pictures in SVG, JSON, and a line that says of
/// what a run is, when and where it was.
@NullMarked
package ferry.bench.report;

import org.jspecify.annotations.NullMarked;
