using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Engine = System.Management.Automation.PowerShell;

namespace Mka1.PowerShell.Completion;

/// <summary>Completes the names of secrets and of vaults of Microsoft.PowerShell.SecretManagement, if it is installed. Reads no secret.</summary>
public sealed class SecretCompleter : IArgumentCompleter
{
    // What a vault reports must not stay in $Error of the user, who has only pressed Tab.
    private const string Script = """
        param($name, $vault)
        $before = $global:Error.Count
        try { if (Get-Command $name -ErrorAction Ignore) { if ($vault) { & $name -Vault $vault } else { & $name } } }
        catch { }
        finally { while ($global:Error.Count -gt $before) { $global:Error.RemoveAt(0) } }
        """;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        bool isVault = string.Equals(parameterName, "Vault", StringComparison.OrdinalIgnoreCase);
        return CompletionWord.Complete(wordToComplete, GetNames(isVault ? "Get-SecretVault" : "Get-SecretInfo", isVault ? null : fakeBoundParameters?["Vault"]?.ToString()));
    }

    private static List<(string Name, string Tooltip)> GetNames(string command, string? vault)
    {
        try
        {
            using var engine = Engine.Create(RunspaceMode.CurrentRunspace);
            engine.AddScript(Script, useLocalScope: true).AddArgument(command).AddArgument(vault);
            return [.. engine.Invoke().Select(static item => (item.Properties["Name"]?.Value?.ToString() ?? string.Empty, Describe(item)))];
        }
        // A vault is the module of somebody else. Completion cannot report its errors; Connect-Mka1 will.
        catch (RuntimeException)
        {
            return [];
        }
    }

    private static string Describe(PSObject item) => item.Properties["VaultName"]?.Value is object vault
        ? $"{item.Properties["Name"]?.Value}, in vault {vault}"
        : $"{item.Properties["Name"]?.Value}";
}
