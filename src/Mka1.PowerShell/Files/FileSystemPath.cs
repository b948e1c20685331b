using System.Collections.ObjectModel;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Pipeline;

namespace Mka1.PowerShell.Files;

/// <summary>The one place where a path of PowerShell becomes one of the file system, whatever an operator writes.</summary>
internal static class FileSystemPath
{
    private const string Provider = "FileSystem";

    /// <summary>The path that the text names as it is, whether or not there is something.</summary>
    /// <exception cref="Mka1InputException">It names nothing in the file system.</exception>
    public static string Of(PSCmdlet command, string path) => Resolve(path, () =>
        (command.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _), provider));

    /// <summary>Whether the text names a file that is there.</summary>
    public static bool IsFile(PSCmdlet command, string path)
    {
        try
        {
            return File.Exists(Of(command, path));
        }
        // What names nothing in the file system names no file.
        catch (Mka1InputException)
        {
            return false;
        }
    }

    /// <summary>The paths of what there is that the pattern matches.</summary>
    /// <exception cref="Mka1InputException">It matches nothing, or is no pattern, or names nothing in the file system.</exception>
    public static IReadOnlyList<string> Matching(PSCmdlet command, string pattern)
    {
        Collection<string> found;
        try
        {
            found = Resolve(pattern, () => (command.SessionState.Path.GetResolvedProviderPathFromPSPath(pattern, out var provider), provider));
        }
        catch (Mka1InputException exception) when (exception.InnerException is ItemNotFoundException)
        {
            found = [];
        }
        catch (Mka1InputException exception) when (exception.InnerException is WildcardPatternException)
        {
            throw new Mka1InputException($"'{pattern}' is not a pattern: a '[' needs its ']'. Give a path that holds one as -LiteralPath.", exception.InnerException);
        }
        if (found.Count > 0)
            return found;
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
            throw new Mka1InputException($"There is no file '{Of(command, pattern)}'. Check the path and the current location.");
        throw new Mka1InputException(File.Exists(Of(command, pattern))
            ? $"No file matches the pattern '{pattern}', but there is one of that very name: give it as -LiteralPath."
            : $"No file matches the pattern '{pattern}'.");
    }

    private static T Resolve<T>(string path, Func<(T Found, ProviderInfo Provider)> resolve)
    {
        if (path.Contains('\0'))
            throw new Mka1InputException("A path holds a null character.");
        try
        {
            var (found, provider) = resolve();
            return provider.Name == Provider ? found : throw new Mka1InputException($"'{path}' is not in the file system.");
        }
        // A drive or provider that is not there, a pattern that is none, and what a provider says of characters, lengths and rights.
        catch (Exception exception) when (!EngineFlow.Is(exception)
            && exception is RuntimeException or ArgumentException or NotSupportedException or IOException or UnauthorizedAccessException)
        {
            throw new Mka1InputException($"'{path}' cannot be found: {exception.Message}", exception);
        }
    }
}
