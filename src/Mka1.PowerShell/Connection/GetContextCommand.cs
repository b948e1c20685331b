using System.Management.Automation;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>Gets the current context, or contexts by name.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Context")]
[OutputType(typeof(Mka1Context), typeof(SavedContext))]
public sealed class GetContextCommand : AsyncCommand
{
    /// <summary>The names; wildcards are allowed. The default is the current context.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Gets the contexts that are saved on disk instead of those of this session.</summary>
    [Parameter]
    public SwitchParameter Saved { get; set; }

    private protected override async Task ProcessRecordAsync()
    {
        if (Name is null)
        {
            if (Saved)
            {
                foreach (var saved in SavedContexts.Read())
                    WriteObject(saved);
                return;
            }
            if (ContextStore.Current is Mka1Context current)
                WriteObject(current);
            return;
        }
        foreach (string name in Name)
            await TryAsync(name, () => FindAsync(name));
    }

    private Task FindAsync(string name)
    {
        if (Saved)
            Write(SavedContexts.Read(), static context => context.Name, name);
        else
            Write(ContextStore.All, static context => context.Name, name);
        return Task.CompletedTask;
    }

    private void Write<T>(IReadOnlyList<T> contexts, Func<T, string> getName, string name)
    {
        var pattern = CreatePattern(name);
        var found = contexts.Where(context => string.Equals(getName(context), name, StringComparison.OrdinalIgnoreCase) || pattern?.IsMatch(getName(context)) == true).ToArray();
        foreach (var context in found)
            WriteObject(context);
        if (found.Length == 0 && pattern is null)
            WriteError(ConnectionErrors.ContextNotFound(name, Saved));
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
