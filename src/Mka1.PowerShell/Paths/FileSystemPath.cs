using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Paths;

/// <summary>Converts PowerShell paths to paths of the file system.</summary>
internal static class FileSystemPath
{
    private const string Provider = "FileSystem";
    private const string AfterProvider = "::";

    /// <summary>Converts a literal path, which need not exist.</summary>
    /// <exception cref="Mka1InputException">The path is not in the file system.</exception>
    public static string Resolve(PSCmdlet command, string path) => Convert(path, () =>
        (command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(MakeAbsolute(command, path, static folder => folder), out var provider, out _), provider));

    /// <summary>Gets the existing paths that match a pattern; none if nothing matches.</summary>
    /// <exception cref="Mka1InputException">The pattern is invalid, or not in the file system.</exception>
    public static IReadOnlyList<string> Match(PSCmdlet command, string pattern)
    {
        try
        {
            return Convert(pattern, () =>
                (command.SessionState.Path.GetResolvedProviderPathFromPSPath(MakeAbsolute(command, pattern, WildcardPattern.Escape), out var provider), provider));
        }
        catch (Mka1InputException exception) when (exception.InnerException is ItemNotFoundException)
        {
            return [];
        }
        catch (Mka1InputException exception) when (exception.InnerException is WildcardPatternException)
        {
            throw new Mka1InputException($"'{pattern}' is not a pattern: a '[' has no matching ']'. For a path that contains one, use -LiteralPath.", exception.InnerException);
        }
    }

    /// <summary>Gets the item at a path of the file system, as Get-Item does.</summary>
    // The engine reads the text before '::' as a provider name.
    public static PSObject GetItem(PSCmdlet command, string path) => command.InvokeProvider.Item.Get(
        [path.Contains(AfterProvider) ? Provider + AfterProvider + path : path], force: true, literalPath: true)[0];

    // The engine resolves a relative path after a provider name against the process directory.
    private static string MakeAbsolute(PSCmdlet command, string path, Func<string, string> escape)
    {
        if (!command.SessionState.Path.IsProviderQualified(path))
            return path;
        int at = path.IndexOf(AfterProvider, StringComparison.Ordinal) + AfterProvider.Length;
        string rest = path.Substring(at);
        return Path.IsPathRooted(rest) || rest is "~" || rest.StartsWith("~/", StringComparison.Ordinal) || rest.StartsWith("~\\", StringComparison.Ordinal) ? path
            : path.Substring(0, at) + Path.Combine(escape(command.SessionState.Path.CurrentFileSystemLocation.ProviderPath), rest);
    }

    private static T Convert<T>(string path, Func<(T Found, ProviderInfo Provider)> resolve)
    {
        if (path.Contains('\0'))
            throw new Mka1InputException($"'{path}' contains a null character. Leave it out.");
        try
        {
            var (found, provider) = resolve();
            return provider.Name == Provider ? found
                : throw new Mka1InputException($"'{path}' is not in the file system but in the provider {provider.Name}. Give a path of the file system.");
        }
        // Covers missing drives and providers, invalid patterns, and errors of providers.
        catch (Exception exception) when (!EngineFlow.Is(exception)
            && exception is RuntimeException or ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"'{path}' cannot be found: {exception.Message.TrimEnd('.')}. Check its drive (Get-PSDrive) and its spelling.", exception);
        }
    }
}
