using System.Text.RegularExpressions;
using Mka1.Json;

namespace Mka1.PowerShell.Requests;

/// <summary>An operation of the MKA1 API, by the name that its SDKs and its command line use.</summary>
public sealed class Operation
{
    private static readonly Regex Placeholder = new(@"\{(\w+)\}", RegexOptions.CultureInvariant);

    internal Operation(string name, string method, string path, string basis, bool isDeprecated, string? cmdlet)
    {
        Name = name;
        Method = method;
        Path = path;
        Basis = basis;
        IsDeprecated = isDeprecated;
        Cmdlet = cmdlet;
        Parameters = new TextList<string>([.. Placeholder.Matches(path).Cast<Match>().Select(static match => match.Groups[1].Value)]);
    }

    /// <summary>The name, such as <c>llm.evals.createRun</c>.</summary>
    public string Name { get; }

    /// <summary>The HTTP method; empty if it is unknown.</summary>
    public string Method { get; }

    /// <summary>The path below the server, with parameters in braces; empty if it is unknown.</summary>
    public string Path { get; }

    /// <summary><c>documented</c> if MKA1 documents method and path, <c>inferred</c> if they follow from other operations, otherwise <c>unknown</c>.</summary>
    public string Basis { get; }

    /// <summary>Whether MKA1 advises against its use.</summary>
    public bool IsDeprecated { get; }

    /// <summary>The cmdlet of this module that calls it; null if only Invoke-Mka1Request does.</summary>
    public string? Cmdlet { get; }

    /// <summary>The names of the parameters in the path, in their order.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Returns the name, so that the operation can be passed where its name is expected.</summary>
    public override string ToString() => Name;
}
