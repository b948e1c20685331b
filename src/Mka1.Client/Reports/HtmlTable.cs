using System.Text;

namespace Mka1.Reports;

/// <summary>An HTML table that narrow screens show as a list, because each cell has the name of its column.</summary>
internal sealed class HtmlTable
{
    private readonly (string Name, string Kind)[] _columns;
    private readonly StringBuilder _text = new();

    public HtmlTable(string caption, params (string Name, string Kind)[] columns)
    {
        _columns = columns;
        _text.Append("<table><caption>").Append(caption).Append("</caption><thead><tr>");
        foreach (var (name, kind) in columns)
            _text.Append("<th class=\"").Append(kind).Append("\">").Append(name).Append("</th>");
        _text.Append("</tr></thead><tbody>\n");
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">The HTML of each column.</param>
    public void Add(params string[] cells)
    {
        _text.Append("<tr>");
        foreach (var (column, cell) in _columns.Zip(cells, static (column, cell) => (column, cell)))
            _text.Append("<td class=\"").Append(column.Kind).Append("\" data-name=\"").Append(column.Name).Append("\"><span>").Append(cell).Append("</span></td>");
        _text.Append("</tr>\n");
    }

    public override string ToString() => _text + "</tbody></table>\n";
}
