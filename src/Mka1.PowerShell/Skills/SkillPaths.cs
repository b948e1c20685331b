using System.Management.Automation;
using Mka1.Errors;
using Mka1.PowerShell.Paths;
using Mka1.Skills;

namespace Mka1.PowerShell.Skills;

/// <summary>Collects the files of skills from the paths of a cmdlet.</summary>
internal static class SkillPaths
{
    /// <summary>Collects the files of one skill from all paths.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="patterns">The values of -Path.</param>
    /// <param name="literal">The values of -LiteralPath.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="Mka1InputException">A path is wrong, or the files are not those of a skill.</exception>
    // A skill without one of its files would be another one, so a wrong path ends the collection.
    public static Task<SkillFiles> CollectAsync(PSCmdlet command, IEnumerable<string> patterns, IEnumerable<string> literal, CancellationToken cancellationToken) =>
        SkillFiles.CollectAsync(Resolve(command, patterns, literal), cancellationToken);

    /// <summary>Collects the files of the skills: one for each path, if several or all are folders that have a SKILL.md, otherwise one for all paths.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="patterns">The values of -Path.</param>
    /// <param name="literal">The values of -LiteralPath.</param>
    /// <exception cref="Mka1InputException">A path is wrong.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Split(PSCmdlet command, IEnumerable<string> patterns, IEnumerable<string> literal)
    {
        var paths = Resolve(command, patterns, literal);
        var skills = paths.FindAll(SkillFiles.IsSkill);
        // Several folders of skills are several skills, and each path that is none gets an error of its own.
        return skills.Count == paths.Count || skills.Count > 1 ? [.. paths.Select(static path => (IReadOnlyList<string>)[path])] : [paths];
    }

    private static List<string> Resolve(PSCmdlet command, IEnumerable<string> patterns, IEnumerable<string> literal) =>
        InputPaths.ResolveFiles(command, patterns, literal, static error => throw error.Exception);
}
