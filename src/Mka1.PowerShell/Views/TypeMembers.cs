using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Mka1.Json;

namespace Mka1.PowerShell.Views;

/// <summary>
/// Adds to the types of the client what the engine needs, when the module is imported. The engine refuses a types file whose members
/// another version of the module has already added.
/// </summary>
public sealed class TypeMembers : IModuleAssemblyInitializer
{
    private const string HiddenMember = "AdditionalProperties";

    /// <summary>Gets the members of an object that its type has no property for.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The members; null for a deserialized object.</returns>
    public static object? GetAdditionalProperties(PSObject source) => (source?.BaseObject as Mka1Object)?.GetAdditionalProperties();

    /// <inheritdoc/>
    public void OnImport()
    {
        // The property can be read, but Export-Csv, ConvertTo-Json and Select-Object * leave it out.
        var hidden = new CodePropertyData(HiddenMember, typeof(TypeMembers).GetMethod(nameof(GetAdditionalProperties))) { IsHidden = true };
        // In jobs and CLIXML nested objects stay objects, which the default depth would turn into text.
        var type = new TypeData(typeof(Mka1Object).FullName) { SerializationDepth = 3 };
        type.Members.Add(HiddenMember, hidden);
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Update-TypeData").AddParameter("TypeData", type).AddParameter("Force");
        try
        {
            shell.Invoke();
        }
        catch (CommandNotFoundException)
        {
            // A session without this cmdlet shows no hidden property, and copies objects with the default depth.
        }
    }
}
