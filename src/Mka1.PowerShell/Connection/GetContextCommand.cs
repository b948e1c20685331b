using System.Management.Automation;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Connection;

/// <summary>Shows the current context, or those of a name.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Context")]
[OutputType(typeof(Mka1Context))]
public sealed class GetContextCommand : PSCmdlet
{
    /// <summary>The names; wildcards are allowed. Without it the current context.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is null)
        {
            if (ContextStore.Current is Mka1Context current)
                WriteObject(current);
            return;
        }
        foreach (string name in Name)
        {
            var found = Find(name);
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ErrorCatalog.NotFound($"There is no context '{name}'.", name));
        }
    }

    // A name of which the characters are no valid pattern is a name all the same.
    private static Mka1Context[] Find(string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            return [.. ContextStore.All.Where(context => pattern.IsMatch(context.Name) || IsNamed(context, name))];
        }
        catch (WildcardPatternException)
        {
            return [.. ContextStore.All.Where(context => IsNamed(context, name))];
        }
    }

    private static bool IsNamed(Mka1Context context, string name) => string.Equals(context.Name, name, StringComparison.OrdinalIgnoreCase);
}
