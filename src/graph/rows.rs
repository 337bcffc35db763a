//! Compressed rows: the contiguous index that answers what petgraph would walk a linked list for.

/// Lists of values, one for each row, end to end in one allocation (CSR).
#[derive(Debug, Clone, Default)]
pub(super) struct Rows<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Rows<T> {
    /// Sorts values into rows by counting, so that each row keeps the order in which its values came. Linear in rows
    /// and values; the values are asked for twice.
    pub(super) fn sorted<I>(rows: usize, fill: T, values: impl Fn() -> I) -> Self
    where
        I: Iterator<Item = (u32, T)>,
    {
        let mut starts = vec![0_u32; rows + 1];
        for (row, _) in values() {
            starts[row as usize + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut items = vec![fill; starts[rows] as usize];
        // Each start serves as the place for the next value of its row; afterwards it has become the row's end, which
        // is the next row's start, so that shifting by one puts the starts back.
        for (row, value) in values() {
            let at = &mut starts[row as usize];
            items[*at as usize] = value;
            *at += 1;
        }
        starts.rotate_right(1);
        starts[0] = 0;
        Self { starts, items }
    }

    /// The values of a row; a row that does not exist has none.
    pub(super) fn row(&self, row: u32) -> &[T] {
        let row = row as usize;
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(&start), Some(&end)) => &self.items[start as usize..end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn rows_keep_the_order_of_their_values() {
        let rows = Rows::sorted(4, 0, || [(2, 7), (0, 1), (2, 5), (3, 9)].into_iter());
        let all: Vec<&[i32]> = (0..5).map(|row| rows.row(row)).collect();
        assert_eq!(all, [&[1][..], &[], &[7, 5], &[9], &[]]);
    }

    #[test]
    fn no_rows_hold_nothing() {
        let rows = Rows::sorted(0, 0, std::iter::empty::<(u32, i32)>);
        assert_eq!(rows.row(0), &[] as &[i32]);
    }
}
