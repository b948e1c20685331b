using System.Management.Automation;
using System.Reflection;
using Mka1.Errors;

namespace Mka1.PowerShell.Requests;

/// <summary>The operations of the API, from the file operations.tsv, with the cmdlets that call them.</summary>
internal static class OperationCatalog
{
    private const int Columns = 5;
    private static readonly Lazy<IReadOnlyList<Operation>> Read = new(ReadAll);

    public static IReadOnlyList<Operation> All => Read.Value;

    /// <exception cref="Mka1InputException">There is no operation of this name.</exception>
    public static Operation Get(string name) => All.FirstOrDefault(operation => operation.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new Mka1InputException($"There is no operation '{name}'{GetHint(name)}. Get-Mka1Operation lists them.");

    // A name without its group is understood, but not guessed.
    private static string GetHint(string name)
    {
        string last = name.Split('.').Last();
        string group = name.Substring(0, name.Length - last.Length);
        string[] near = [.. All.Where(operation => group.Length > 0 && operation.Name.StartsWith(group, StringComparison.OrdinalIgnoreCase))
            .Concat(All.Where(operation => operation.Name.EndsWith("." + last, StringComparison.OrdinalIgnoreCase))).Select(static operation => operation.Name).Distinct().Take(3)];
        return near.Length == 0 ? string.Empty : $"; there is {string.Join(", ", near)}";
    }

    private static Operation[] ReadAll()
    {
        var cmdlets = typeof(OperationCatalog).Assembly.GetExportedTypes()
            .SelectMany(static type => (type.GetCustomAttribute<ApiOperationAttribute>()?.Names ?? []).Select(name => (Name: name, Cmdlet: type.GetCustomAttribute<CmdletAttribute>()!)))
            .GroupBy(static pair => pair.Name).ToDictionary(static group => group.Key, static group => $"{group.First().Cmdlet.VerbName}-{group.First().Cmdlet.NounName}");
        using var stream = typeof(OperationCatalog).Assembly.GetManifestResourceStream("Mka1.PowerShell.Requests.operations.tsv")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Skip(1).Select(static line => line.TrimEnd('\r').Split('\t')).Where(static cells => cells.Length == Columns)
            .Select(cells => new Operation(cells[0], cells[1], cells[2], cells[3], cells[4] == "yes", cmdlets.TryGetValue(cells[0], out string? cmdlet) ? cmdlet : null))];
    }
}
