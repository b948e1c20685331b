using System.Management.Automation;
using Mka1.PowerShell.Errors;

namespace Mka1.PowerShell.Connection;

/// <summary>Shows the current context, or those of a name.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Context")]
[OutputType(typeof(Mka1Context))]
public sealed class GetContextCommand : PSCmdlet
{
    /// <summary>The names; wildcards are allowed. Without it the current context.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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
            var pattern = Pattern(name);
            var found = ContextStore.All
                .Where(context => string.Equals(context.Name, name, StringComparison.OrdinalIgnoreCase) || pattern?.IsMatch(context.Name) == true)
                .ToArray();
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && pattern is null)
                WriteError(ErrorCatalog.NotFound($"There is no context '{name}'.", name));
        }
    }

    // A name may hold brackets, with which it can be no valid pattern.
    private static WildcardPattern? Pattern(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return null;
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            // An invalid one is found out by its use.
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }
}
