namespace Mka1.Emulator.Resources;

/// <summary>The stored objects of a kind, for the state page.</summary>
internal interface IResourceStore
{
    int Count { get; }

    /// <summary>The newest objects as JSON, the newest first.</summary>
    IEnumerable<byte[]> Newest(int most);
}
