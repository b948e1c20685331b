namespace Mka1.Emulator.Resources;

/// <summary>A kind of stored objects whose routes need only the map; the server finds it by this interface.</summary>
internal interface IMappedResource : IResource
{
    static abstract void Map(ResourceMap resources);
}
