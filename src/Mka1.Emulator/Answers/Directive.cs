namespace Mka1.Emulator.Answers;

/// <summary>A word in square brackets within a prompt that steers the answer.</summary>
internal sealed record Directive(string Name, string Argument);
