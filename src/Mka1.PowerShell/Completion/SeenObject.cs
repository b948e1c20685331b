namespace Mka1.PowerShell.Completion;

/// <summary>What completion knows of an object: no content, only its id, what a tooltip shows, and the names of its metadata.</summary>
internal sealed record SeenObject(string Kind, string Id, string? Status, string? Name, IReadOnlyCollection<string> MetadataKeys, string? Group);
