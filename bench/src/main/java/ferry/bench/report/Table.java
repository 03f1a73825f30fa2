package ferry.bench.report;

import java.util.List;

/// A table in Markdown: a column of names, and columns of numbers. Confined to the thread that makes it.
public final class Table {

    private final StringBuilder text = new StringBuilder();

    public Table(String names, List<String> columns) {
        row(names, columns);
        text.append("| --- |").append(" ---: |".repeat(columns.size())).append('\n');
    }

    public Table row(String name, List<String> cells) {
        text.append("| ")
                .append(name)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
