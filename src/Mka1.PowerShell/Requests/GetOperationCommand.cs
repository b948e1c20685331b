using System.Management.Automation;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Requests;

/// <summary>Gets the operations of the API. Sends nothing.</summary>
[Cmdlet(VerbsCommon.Get, "Mka1Operation")]
[OutputType(typeof(Operation))]
public sealed class GetOperationCommand : AsyncCommand
{
    /// <summary>The names; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OperationCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [PSDefaultValue(Help = "*")]
    public string[] Name { get; set; } = ["*"];

    private protected override async Task ProcessRecordAsync()
    {
        foreach (string name in Name)
        {
            await TryAsync(name, () =>
            {
                var pattern = TextPattern.Create(name);
                bool isFound = false;
                foreach (var operation in OperationCatalog.All.Where(operation => pattern.IsMatch(operation.Name)))
                {
                    isFound = true;
                    WriteObject(operation);
                }
                // A pattern may match nothing, a name must not.
                if (!isFound && !WildcardPattern.ContainsWildcardCharacters(name))
                    _ = OperationCatalog.Get(name);
                return Task.CompletedTask;
            });
        }
    }
}
