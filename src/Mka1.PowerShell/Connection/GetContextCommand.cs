using System.Management.Automation;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>Gets the current context, or contexts by name.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Context")]
[OutputType(typeof(Mka1Context))]
public sealed class GetContextCommand : AsyncCommand
{
    /// <summary>The names; wildcards are allowed. The default is the current context.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        if (Name is null)
        {
            if (ContextStore.Current is Mka1Context current)
                WriteObject(current);
            return;
        }
        foreach (string name in Name)
            await TryAsync(name, () => FindAsync(name));
    }

    private Task FindAsync(string name)
    {
        var pattern = CreatePattern(name);
        var found = ContextStore.All
            .Where(context => string.Equals(context.Name, name, StringComparison.OrdinalIgnoreCase) || pattern?.IsMatch(context.Name) == true)
            .ToArray();
        foreach (var context in found)
            WriteObject(context);
        if (found.Length == 0 && pattern is null)
            WriteError(ConnectionErrors.ContextNotFound(name));
        return Task.CompletedTask;
    }

    // A name with brackets may not be a valid wildcard pattern.
    private static WildcardPattern? CreatePattern(string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return null;
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            // An invalid pattern throws only when it is used.
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return null;
        }
    }
}
