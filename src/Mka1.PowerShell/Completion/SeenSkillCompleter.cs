namespace Mka1.PowerShell.Completion;

/// <summary>Completes ids of skills that cmdlets returned in this session.</summary>
public sealed class SeenSkillCompleter() : SeenIdCompleter("Skill");
