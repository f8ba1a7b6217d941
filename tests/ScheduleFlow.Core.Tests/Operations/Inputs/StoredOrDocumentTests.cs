using ScheduleFlow.Contracts;
using ScheduleFlow.Core.Operations;
using ScheduleFlow.Core.Operations.Inputs;
using ScheduleFlow.Core.Schedules;
using ScheduleFlow.Core.Storage;
using ScheduleFlow.Core.Storage.Files;
using ScheduleFlow.Core.Tests.Storage;

namespace ScheduleFlow.Core.Tests.Operations.Inputs;

public sealed class StoredOrDocumentTests : Named
{
    [Fact]
    public void A_whole_id_is_something_stored_and_nothing_is_looked_up() =>
        Read(Samples.Id(9).ToString(), WithoutStore).Value.Should().Be($"stored {Samples.Id(9)}");

    [Fact]
    public void An_existing_file_is_a_document_whatever_is_stored()
    {
        var path = Folder.Write("Evening", "text");

        Read(path, WithoutStore).Value.Should().Be("document");
        Read("-", WithoutStore).Value.Should().Be("document");
    }

    [Theory]
    [InlineData("Evening")]
    [InlineData("00000001")]
    public void Anything_else_is_looked_up(string text) => Read(text, Context).Value.Should().Be($"stored {Samples.Id(1)}");

    [Fact]
    public void What_fits_several_is_said_not_taken_for_a_missing_file() =>
        Read("Night", Context).Problem!.Errors.Should().HaveCount(2);

    [Fact]
    public void What_is_neither_is_a_missing_file_and_the_error_says_that_nothing_stored_is_called_so()
    {
        var problem = Read("nowhere.xml", Context).Problem!;

        problem.Type.Should().Be(ErrorType.FileNotFound);
        problem.Details.Should().Be("There is no schedule “nowhere.xml”.");
    }

    [Fact]
    public void A_store_that_does_not_exist_holds_nothing_and_is_not_made()
    {
        var none = Context with { Store = new FileStore(Folder["none"], new ChangeOrigin(Context.Now, "lint", null, null)) };

        Read("nowhere.xml", none).Problem!.Type.Should().Be(ErrorType.FileNotFound);

        Directory.Exists(Folder["none"]).Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_forbidden_path_is_refused_alike_whether_there_is_a_file_or_not(bool isThere)
    {
        var path = isThere ? Folder.Write("secret.xml", "text") : Folder["secret.xml"];
        var limited = Context with { Outside = Surroundings.None with { ImportRoots = [Folder["imports"]] } };

        Read(path, limited).Problem!.Type.Should().Be(ErrorType.ForbiddenPath);
    }

    [Fact]
    public void A_name_is_looked_up_for_a_caller_whose_paths_are_limited_too() =>
        Read("Evening", Context with { Outside = Surroundings.None with { ImportRoots = [Folder["imports"]] } })
            .Value.Should().Be($"stored {Samples.Id(1)}");

    private static Outcome<string> Read(string argument, OperationContext context)
    {
        var source = context.Store is null
            ? new InputSource { Argument = argument, OpenStandardInput = () => Stream.Null }
            : context.Input(argument);
        return ScheduleRef.OrDocument<string>(source, context, Stored, () => source.Read<string>(_ => "document"));
    }

    private static Outcome<string> Stored(ScheduleId id) => $"stored {id}";
}
