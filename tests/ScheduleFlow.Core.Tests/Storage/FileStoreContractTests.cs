using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage.Disks;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Storage;

public sealed class FileStoreContractTests : StoreContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private protected override IStore Open(ChangeOrigin origin) => new FileStore(_folder["data"], origin);
}

/// <summary>The disk that other tests take the power from must be one that the store works on.</summary>
public sealed class InMemoryDiskContractTests : StoreContract
{
    private readonly InMemoryDisk _disk = new();

    private protected override IStore Open(ChangeOrigin origin) => new FileStore("/data", origin, _disk);
}
