namespace Mka1.PowerShell.Requests;

/// <summary>The operations of the API that a cmdlet calls, by their names in operations.tsv.</summary>
/// <param name="names">The names.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ApiOperationAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names => names;
}
