using System.Management.Automation;

namespace Mka1.PowerShell.Views;

/// <summary>
/// The columns of all views. The view file reads them by an index, because constrained language mode allows static members and
/// indexes, but no methods of this module.
/// </summary>
public sealed class ViewColumns
{
    private ViewColumns()
    {
    }

    /// <summary>The columns.</summary>
    public static ViewColumns All { get; } = new();

    /// <summary>Gets what a column shows.</summary>
    /// <param name="source">The object, or its deserialized form.</param>
    /// <param name="expression">The expression of the column, such as <c>Value(.Status)</c>.</param>
    /// <returns>The value to show; null for none.</returns>
    public object? this[PSObject source, string expression] => ViewExpression.Get(expression).GetValue(source);
}
