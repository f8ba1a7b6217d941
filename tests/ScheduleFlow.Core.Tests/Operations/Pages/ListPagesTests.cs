using ScheduleFlow.Contracts.Operations.Pages;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Pages;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage;
using ScheduleFlow.TestKit;

namespace ScheduleFlow.Core.Tests.Operations.Pages;

public sealed class ListPagesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_client_is_told_the_pages_address_and_a_person_in_a_shell_its_file()
    {
        var file = _folder.Write("data/generated_pages/my lobby.html", "<p/>");

        Path(isForClient: true).Should().Be("/pages/my%20lobby.html");
        Path(isForClient: false).Should().Be(file);
    }

    private string Path(bool isForClient) => ListPages.Run(new ListPagesRequest(), new OperationContext
    {
        Store = new FileStore(_folder["data"], Samples.Origin),
        Now = Samples.Origin.Now,
        Entropy = default,
        Outside = new Surroundings { IsForClient = isForClient },
    }).Value.Pages.Single().Path;
}
