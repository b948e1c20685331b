using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Mka1.AccessTokens;
using Mka1.Http;
using Mka1.Json;
using Mka1.PowerShell.Connection;
using Mka1.Speech;

namespace Mka1.PowerShell.Views;

/// <summary>
/// Adds to the types of the client what the engine needs, when the module is imported. The engine refuses a types file whose members
/// another version of the module has already added.
/// </summary>
public sealed class TypeMembers : IModuleAssemblyInitializer
{
    /// <summary>Gets the members of an object that its type has no property for.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The members; null for a deserialized object.</returns>
    public static object? GetAdditionalProperties(PSObject source) => (source?.BaseObject as Mka1Object)?.GetAdditionalProperties();

    /// <summary>Gets the name of the context with which an object was read.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The name; null if the object was not read.</returns>
    public static string? GetContext(PSObject source) => GetOrigin(source)?.Connection;

    /// <summary>Gets the server from which an object was read.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The address; null if the object was not read.</returns>
    public static string? GetServer(PSObject source) => GetOrigin(source) ?.Server.ToString();

    /// <summary>Gets the identity for which an object was read.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The identity; null for none.</returns>
    public static string? GetOnBehalfOf(PSObject source) => GetOrigin(source)?.OnBehalfOf;

    /// <summary>Gets the token of an access token.</summary>
    /// <param name="source">The object.</param>
    /// <returns>The token; null for a deserialized object.</returns>
    public static object? GetToken(PSObject source) => (source?.BaseObject as AccessToken)?.GetToken();

    /// <inheritdoc/>
    public void OnImport()
    {
        // In jobs and CLIXML nested objects stay objects, which the default depth would turn into text.
        var type = new TypeData(typeof(Mka1Object).FullName) { SerializationDepth = 3 };
        Add(type, ObjectOrigin.ContextMember, nameof(GetContext));
        Add(type, ObjectOrigin.ServerMember, nameof(GetServer));
        Add(type, ObjectOrigin.OnBehalfOfMember, nameof(GetOnBehalfOf));
        // The property can be read, but Export-Csv, ConvertTo-Json and Select-Object * leave it out.
        Add(type, "AdditionalProperties", nameof(GetAdditionalProperties)).IsHidden = true;
        // CLIXML has hidden properties, too, and encrypts a SecureString only on Windows.
        var token = new TypeData(typeof(AccessToken).FullName)
        {
            SerializationMethod = "SpecificProperties",
            PropertySerializationSet = new PropertySetData(
            [
                nameof(AccessToken.ExternalUserId), nameof(AccessToken.Audience), nameof(AccessToken.IssuedAt), nameof(AccessToken.ExpiresAt), nameof(AccessToken.Claims),
                ObjectOrigin.ContextMember, ObjectOrigin.ServerMember, ObjectOrigin.OnBehalfOfMember,
            ]),
        };
        // As above: exports leave it out.
        Add(token, "Token", nameof(GetToken)).IsHidden = true;
        // Cmdlets that take files bind this one. Exports leave it out, because it repeats Path.
        var speech = new TypeData(typeof(SpeechFile).FullName);
        speech.Members.Add("PSPath", new AliasPropertyData("PSPath", nameof(SpeechFile.Path)) { IsHidden = true });
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Microsoft.PowerShell.Utility\\Update-TypeData").AddParameter("TypeData", (TypeData[])[type, token, speech]).AddParameter("Force");
        try
        {
            shell.Invoke();
        }
        catch (CommandNotFoundException)
        {
            // A session without this cmdlet has none of these members, and copies objects with the default depth.
        }
    }

    private static Origin? GetOrigin(PSObject? source) => (source?.BaseObject as Mka1Object)?.GetOrigin();

    private static CodePropertyData Add(TypeData type, string name, string getter)
    {
        var member = new CodePropertyData(name, typeof(TypeMembers).GetMethod(getter));
        type.Members.Add(name, member);
        return member;
    }
}
