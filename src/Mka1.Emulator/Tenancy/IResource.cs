namespace Mka1.Emulator.Tenancy;

/// <summary>Something stored under an id.</summary>
internal interface IResource
{
    string Id { get; }
}
