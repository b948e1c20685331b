namespace Mka1.Emulator.Answers;

/// <summary>A directive in square brackets in a prompt, which controls the answer.</summary>
internal sealed record Directive(string Name, string Argument);
