using System.Text;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Connection;

/// <summary>The contexts that are saved in the user's configuration folder, as JSON.</summary>
internal static class SavedContexts
{
    private static readonly ContextSettings Defaults = new();

    /// <summary>The path of the file, such as <c>~/.config/Mka1/contexts.json</c>.</summary>
    public static string Path => System.IO.Path.Combine(EnvironmentSettings.ConfigurationFolder, "contexts.json");

    /// <exception cref="Mka1InputException">The file is not that of saved contexts.</exception>
    public static IReadOnlyList<SavedContext> Read()
    {
        if (!File.Exists(Path))
            return [];
        try
        {
            return [.. JsonBody.ParseMembers(File.ReadAllText(Path), $"The file '{Path}'").Select(static pair => Create(pair.Key, pair.Value))
                .OrderBy(static context => context.Name, StringComparer.OrdinalIgnoreCase)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"The saved contexts in '{Path}' cannot be read: {exception.Message}", exception);
        }
    }

    public static SavedContext? Find(string name) => Read().FirstOrDefault(context => HasName(context, name));

    public static Task SaveAsync(SavedContext saved) => WriteAsync([.. Read().Where(other => !HasName(other, saved.Name)), saved]);

    public static Task RemoveAsync(string name) => WriteAsync(Read().Where(context => !HasName(context, name)));

    private static bool HasName(SavedContext context, string name) => string.Equals(context.Name, name, StringComparison.OrdinalIgnoreCase);

    private static Task WriteAsync(IEnumerable<SavedContext> contexts)
    {
        byte[] json = Encoding.UTF8.GetBytes(JsonBody.ToText(contexts.ToDictionary(static context => context.Name, static context => (object?)GetMembers(context)), indented: true) + "\n");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        return TargetFile.WriteAsync(Path, overwrite: true, file => file.WriteAsync(json, 0, json.Length));
    }

    private static Dictionary<string, object?> GetMembers(SavedContext context) => new Dictionary<string, object?>
    {
        ["server"] = ObjectOrigin.Format(context.Server),
        ["onBehalfOf"] = context.OnBehalfOf,
        ["secretName"] = context.SecretName,
        ["vault"] = context.Vault,
        ["externalUserId"] = context.ExternalUserId,
        ["audience"] = context.Audience?.OriginalString,
        ["lifetimeSeconds"] = context.Lifetime is TimeSpan lifetime ? (long)lifetime.TotalSeconds : null,
        ["permissions"] = context.Permission,
        ["confirmChanges"] = context.ConfirmChanges ? true : null,
        ["logPath"] = context.LogPath,
        ["connectionTimeoutSeconds"] = context.ConnectionTimeoutSeconds,
        ["operationTimeoutSeconds"] = context.OperationTimeoutSeconds,
        ["maximumRetryCount"] = context.MaximumRetryCount,
        ["proxy"] = context.Proxy?.ToString(),
        ["noProxy"] = context.NoProxy ? true : null,
    }.Where(static pair => pair.Value is not null).ToDictionary(static pair => pair.Key, static pair => pair.Value);

    private static SavedContext Create(string name, object? value)
    {
        var members = value as IReadOnlyDictionary<string, object?> ?? throw CreateException(name, "it is not an object");
        string? Text(string member) => members.TryGetValue(member, out object? text) ? text as string ?? throw CreateException(name, $"'{member}' is not text") : null;
        string[]? Texts(string member) => !members.TryGetValue(member, out object? list) ? null
            : list is IEnumerable<object?> items && items.All(static item => item is string) ? [.. items.Cast<string>()] : throw CreateException(name, $"'{member}' is not a list of text");
        bool Flag(string member) => members.TryGetValue(member, out object? flag) && (flag as bool? ?? throw CreateException(name, $"'{member}' is neither true nor false"));
        int Number(string member, int missing, int minimum, int maximum) => !members.TryGetValue(member, out object? number) ? missing
            : number is long given && given >= minimum && given <= maximum ? (int)given : throw CreateException(name, $"'{member}' is not a number from {minimum} to {maximum}");
        Uri Address(string member, Func<Uri, Uri> check)
        {
            var address = Uri.TryCreate(Text(member), UriKind.Absolute, out var parsed) ? parsed : throw CreateException(name, $"'{member}' is not an address");
            try
            {
                return check(address);
            }
            catch (Mka1InputException exception)
            {
                throw CreateException(name, exception.Message);
            }
        }
        return new SavedContext(name, Address("server", ServerAddress.Check))
        {
            OnBehalfOf = Text("onBehalfOf"),
            SecretName = Text("secretName"),
            Vault = Text("vault"),
            ExternalUserId = Text("externalUserId"),
            Audience = members.ContainsKey("audience") ? Address("audience", static audience => audience) : null,
            Lifetime = members.ContainsKey("lifetimeSeconds") ? TimeSpan.FromSeconds(Number("lifetimeSeconds", 0, 1, int.MaxValue)) : null,
            Permission = Texts("permissions"),
            ConfirmChanges = Flag("confirmChanges"),
            LogPath = Text("logPath"),
            ConnectionTimeoutSeconds = Number("connectionTimeoutSeconds", Defaults.ConnectionTimeoutSeconds, 1, 3600),
            OperationTimeoutSeconds = Number("operationTimeoutSeconds", Defaults.OperationTimeoutSeconds, 1, 86400),
            MaximumRetryCount = Number("maximumRetryCount", Defaults.MaximumRetryCount, 0, 100),
            Proxy = members.ContainsKey("proxy") ? Address("proxy", ServerAddress.CheckProxy) : null,
            NoProxy = Flag("noProxy"),
        };
    }

    private static Mka1InputException CreateException(string name, string reason) => new(
        $"The saved context '{name}' in '{Path}' is invalid: {reason.TrimEnd('.')}. Correct the file, or save the context again with Connect-Mka1 -Name {CommandText.Quote(name)} -Uri ... -Save.");
}
